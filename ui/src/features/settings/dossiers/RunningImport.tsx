import type { JobView } from "@/contract/JobView";
import { useAct } from "@/shared/data/useAct";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Note } from "@/shared/ui/Note";
import { Progress } from "@/shared/ui/Progress";

/** What is being done with dossiers now, how far it is, and a way to stop it between two of them. */
export function RunningImport({ job }: { job: JobView }) {
  const { t, language } = useText("dossiers");
  const cancel = useAct("ingest.cancel");
  const share = job.total === null || job.total === 0 ? null : job.done / job.total;
  const words = t(`running.${job.kind}`, { title: job.title, defaultValue: job.title });
  return (
    <Note data-testid="dossiers-running">
      <div className="row">
        <span>
          {words}
          {job.total !== null && `, ${count(job.done, language)} / ${count(job.total, language)}`}
        </span>
        <Button
          size="small"
          className="end"
          onClick={() => cancel.mutate({ id: job.id })}
          data-testid="dossiers-stop"
        >
          {t("stop")}
        </Button>
      </div>
      <Progress fill share={share} label={words} />
    </Note>
  );
}
