import type { JobView } from "@/contract/JobView";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { percent } from "@/shared/text/numbers";
import { Button } from "@/shared/ui/Button";
import { Note } from "@/shared/ui/Note";
import { Progress } from "@/shared/ui/Progress";

/** What is being done with a backup now, how far it is, and a way to stop it. */
export function RunningBackup({ job }: { job: JobView }) {
  const { t, language } = useText("backup");
  const cancel = useAct("ingest.cancel");
  const share = job.total === null || job.total === 0 ? null : job.done / job.total;
  const words = t(`running.${job.kind}`, { defaultValue: job.title });
  return (
    <Note data-testid="backup-running">
      <div className="row">
        <span>
          {words}
          {share !== null && `, ${percent(share, language)}`}
        </span>
        <Button
          size="small"
          className="end"
          onClick={() => cancel.mutate({ id: job.id })}
          data-testid="backup-stop"
        >
          {t("stop")}
        </Button>
      </div>
      <Progress fill share={share} label={words} />
    </Note>
  );
}
