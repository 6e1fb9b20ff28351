import { Image, Mic, Square } from "lucide-react";

import { base64 } from "@/features/campaigns/base64";
import { Memo } from "@/features/campaigns/Memo";
import { canRecord, useRecorder } from "@/features/campaigns/useRecorder";
import { useHost } from "@/host/HostContext";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Note } from "@/shared/ui/Note";
import { Section } from "@/shared/ui/Section";
import { useToast } from "@/shared/ui/Toasts";

import styles from "./Memos.module.css";

/** « 1:05 » */
export function lengthOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** What was said and seen at the stand. */
export function Memos({ prospectId }: { prospectId: string }) {
  const { t } = useText("campaigns");
  const host = useHost();
  const toast = useToast();
  const memos = useAsk("prospects.memos", { prospectId }, { keep: false });
  const add = useAct("prospects.add_memo", { said: () => t("memo.kept") });
  const back = useAct("prospects.remove_memo");
  const remove = useAct("prospects.remove_memo", {
    onDone: (_, { id }) => toast.show(t("memo.removed"), () => back.mutate({ id, removed: false })),
  });
  const recorder = useRecorder(({ blob, seconds }) => {
    void base64(blob).then((data) => add.mutate({ prospectId, data, seconds }), toast.fail);
  });
  const choose = async () => {
    const [place] = await host.pick("files");
    if (place !== undefined) add.mutate({ prospectId, place: place.token });
  };
  const items = memos.data?.items ?? [];
  const recording = recorder.seconds !== null;
  return (
    <Section title={t("memo.title")}>
      <div className={styles.acts}>
        {canRecord() && (
          <Button
            size="small"
            icon={recording ? Square : Mic}
            look={recording ? "go" : "plain"}
            aria-pressed={recording}
            disabled={add.isPending}
            onClick={() => (recording ? recorder.stop() : void recorder.start())}
            data-testid="memo-record"
          >
            {recording ? `${t("memo.stop")} ${lengthOf(recorder.seconds ?? 0)}` : t("memo.record")}
          </Button>
        )}
        <Button
          size="small"
          icon={Image}
          disabled={add.isPending}
          onClick={() => void choose().catch(toast.fail)}
          data-testid="memo-choose"
        >
          {t("memo.choose")}
        </Button>
      </div>
      {recorder.refused && <Note look="warn">{t("memo.refused")}</Note>}
      {items.length > 0 && (
        <ul className={styles.memos}>
          {items.map((memo) => (
            <Memo key={memo.id} memo={memo} onRemove={() => remove.mutate({ id: memo.id, removed: true })} />
          ))}
        </ul>
      )}
    </Section>
  );
}
