import type { MessageView } from "@/contract/MessageView";
import { dayAndTime } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { GoTo } from "@/shared/ui/GoTo";

import styles from "./Thread.module.css";

/** The other messages of the conversation, then who changed what. */
export function Thread({ message }: { message: MessageView }) {
  const { t, language } = useText("inbox");
  const when = (at: string) => dayAndTime(at, language, new Date());
  const { thread, history } = message;
  return (
    <>
      {thread.length > 0 && (
        <section className={styles.block} aria-label={t("read.thread")}>
          <h3>{t("read.thread")}</h3>
          <ol>
            {thread.map((item) => (
              <li key={item.id}>
                <GoTo to={{ room: "inbox", id: item.id }} className={styles.item} data-testid="thread-item">
                  <strong className="cut private">{item.from}</strong>
                  <span className="cut grow soft private">{item.snippet}</span>
                  <time className="small quiet">{when(item.at)}</time>
                </GoTo>
              </li>
            ))}
          </ol>
        </section>
      )}
      {history.length > 0 && (
        <details className={styles.block}>
          <summary className="small quiet">{t("read.history")}</summary>
          <ol>
            {history.map((change, index) => (
              <li key={index} className={styles.change}>
                <span>
                  {t("read.history_step", {
                    from: t(`board:column.${change.from}`),
                    to: t(`board:column.${change.to}`),
                  })}
                </span>
                <span className="quiet">
                  {change.by === null
                    ? t("read.history_machine", { when: when(change.at) })
                    : t("read.history_by", { who: change.by, when: when(change.at) })}
                </span>
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}
