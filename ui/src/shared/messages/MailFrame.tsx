import { useMemo } from "react";

import { trueLinks } from "@/shared/messages/trueLinks";
import { useText } from "@/shared/text/useText";

import css from "./MailFrame.module.css";

/**
 * The cleaned document of a mail in a frame that may do nothing: no script, no form, no top window,
 * no origin. Nothing outside can measure such a frame, so it fills the pane and scrolls by itself.
 * A click on a link asks for a new window, which the shell answers with a question to the person; a
 * browser just opens it, so a link that names another place than its own asks in the document itself.
 *
 * `fill`: the pane says how high it is.
 */
export function MailFrame({ html, fill = false }: { html: string; fill?: boolean }) {
  const { t } = useText("inbox");
  const shown = useMemo(
    () =>
      trueLinks(html, {
        leads: (place) => t("link.leads", { place }),
        says: (place) => t("link.says", { place }),
        copy: t("link.copy"),
        open: t("link.open"),
        cancel: t("common:cancel"),
      }),
    [html, t],
  );
  return (
    <iframe
      className={css.frame}
      data-fill={fill}
      title={t("read.frame")}
      sandbox="allow-popups"
      referrerPolicy="no-referrer"
      srcDoc={shown}
      data-testid="message-html"
    />
  );
}
