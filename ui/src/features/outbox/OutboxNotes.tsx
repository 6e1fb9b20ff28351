import { useAsk } from "@/shared/data/useAsk";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { GoTo } from "@/shared/ui/GoTo";
import { Note } from "@/shared/ui/Note";

import styles from "./Outbox.module.css";

/** From which account mail leaves and how fast, and what keeps all of it from leaving. */
export function OutboxNotes() {
  const { t, language } = useText("outbox");
  const senders = useAsk("outbox.senders", {}).data?.items;
  if (senders === undefined) return null;
  const [first] = senders;
  const settings = (words: string) => (
    <GoTo to={{ room: "settings", section: "sending" }} className="link" data-testid="outbox-settings">
      {words}
    </GoTo>
  );
  if (first === undefined) {
    return (
      <div className={styles.notes}>
        <Note look="warn" data-testid="outbox-no-sender">
          {t("noSender")} {settings(t("addSender"))}
        </Note>
      </div>
    );
  }
  return (
    <div className={styles.notes}>
      {first.refused !== null && (
        <Note look="bad" data-testid="outbox-refused">
          {t("senderRefused", { address: first.address })} {settings(t("correctSender"))}
          <span className="soft small" style={{ display: "block" }}>
            {t("said", { words: first.refused })}
          </span>
        </Note>
      )}
      <p className="small quiet" data-testid="outbox-sender">
        {t("from", { name: first.fromName, address: first.address })}{" "}
        {first.hourlyCap === 0
          ? t("noCap")
          : t("cap", { count: first.hourlyCap, shown: count(first.hourlyCap, language) })}{" "}
        {settings(t("change"))}
      </p>
    </div>
  );
}
