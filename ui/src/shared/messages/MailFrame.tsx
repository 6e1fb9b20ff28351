import { useText } from "@/shared/text/useText";

import css from "./MailFrame.module.css";

/**
 * The cleaned document of a mail in a frame that may do nothing: no script, no form, no top window,
 * no origin. Nothing outside can measure such a frame, so it fills the pane and scrolls by itself.
 * A click on a link asks for a new window, which the shell answers with a question to the person.
 *
 * `fill`: the pane says how high it is.
 */
export function MailFrame({ html, fill = false }: { html: string; fill?: boolean }) {
  const { t } = useText("inbox");
  return (
    <iframe
      className={css.frame}
      data-fill={fill}
      title={t("read.frame")}
      sandbox="allow-popups"
      referrerPolicy="no-referrer"
      srcDoc={html}
      data-testid="message-html"
    />
  );
}
