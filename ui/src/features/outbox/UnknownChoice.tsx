import { useState } from "react";

import type { OutboxMailView } from "@/contract/OutboxMailView";
import type { Decision } from "@/shared/messages/useOutboxActs";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Confirm } from "@/shared/ui/Confirm";

import styles from "./Outbox.module.css";

interface Props {
  mail: OutboxMailView;
  busy: boolean;
  onDecide: (decision: Decision) => void;
}

/** Nobody knows whether it left: a person looks, and says. Sending again asks once more, for it may come twice. */
export function UnknownChoice({ mail, busy, onDecide }: Props) {
  const { t } = useText("outbox");
  const [asking, setAsking] = useState(false);
  return (
    <section className={styles.unknown} aria-label={t("unknown.title")} data-testid="outbox-unknown-choice">
      <h2>{t("unknown.title")}</h2>
      <p className="soft">{t("unknown.how")}</p>
      <code className={styles.id}>{mail.messageId}</code>
      <div className={styles.acts}>
        <Button look="go" disabled={busy} onClick={() => onDecide("it_left")} data-testid="decide-it-left">
          {t("unknown.itLeft")}
        </Button>
        <Button disabled={busy} onClick={() => setAsking(true)} data-testid="decide-send-again">
          {t("unknown.sendAgain")}
        </Button>
      </div>
      {asking && (
        <Confirm
          title={t("unknown.againTitle", { name: mail.name || mail.recipient })}
          about={t("unknown.againAbout")}
          verb={t("unknown.sendAgain")}
          onConfirm={() => {
            setAsking(false);
            onDecide("send_again");
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}
