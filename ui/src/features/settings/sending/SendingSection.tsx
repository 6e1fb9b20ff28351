import { Plus } from "lucide-react";
import { useState } from "react";

import type { SenderView } from "@/contract/SenderView";
import { Group } from "@/features/settings/Group";
import { Loaded } from "@/features/settings/Loaded";
import { SenderDialog } from "@/features/settings/sending/SenderDialog";
import { SenderRow } from "@/features/settings/sending/SenderRow";
import { Suppressions } from "@/features/settings/sending/Suppressions";
import { SettingsFrame } from "@/features/settings/SettingsFrame";
import { useMay } from "@/shared/data/SessionContext";
import { useAsk } from "@/shared/data/useAsk";
import { useKeys } from "@/shared/keys/useKeys";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";

import styles from "./Sending.module.css";

/** From which account one's campaigns are sent, and who is never written to. */
export function SendingSection() {
  const { t } = useText("sending");
  const may = useMay("connect");
  const ask = useAsk("outbox.senders", {});
  const [editing, setEditing] = useState<SenderView | "new" | null>(null);
  useKeys(
    may
      ? [
          {
            id: "sending.add",
            keys: "n",
            label: t("add"),
            group: t("settings:section.sending"),
            run: () => setEditing("new"),
          },
        ]
      : [],
  );
  return (
    <SettingsFrame
      section="sending"
      end={
        may && (
          <Button look="go" icon={Plus} keys="n" onClick={() => setEditing("new")} data-testid="sender-add">
            {t("add")}
          </Button>
        )
      }
    >
      <Loaded answer={ask.data} error={ask.error} onRetry={() => void ask.refetch()}>
        {({ items }) => (
          <Group title={t("accounts")} about={t("about")}>
            {items.length === 0 ? (
              <p className={styles.none} data-testid="sender-none">
                {t("none")}
              </p>
            ) : (
              <ul>
                {items.map((sender, at) => (
                  <SenderRow
                    key={sender.id}
                    sender={sender}
                    used={at === 0}
                    mayChange={may}
                    onEdit={() => setEditing(sender)}
                  />
                ))}
              </ul>
            )}
          </Group>
        )}
      </Loaded>
      <Suppressions />
      {editing !== null && (
        <SenderDialog sender={editing === "new" ? undefined : editing} onClose={() => setEditing(null)} />
      )}
    </SettingsFrame>
  );
}
