import { usePrepared } from "@/features/campaigns/mixer/usePrepared";
import { PrepareResult } from "@/features/campaigns/mixer/PrepareResult";
import { useAct } from "@/shared/data/useAct";
import { useJob } from "@/shared/data/useJob";
import { go } from "@/shared/route/route";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Dialog } from "@/shared/ui/Dialog";
import { FailureNote } from "@/shared/ui/FailureNote";
import { Note } from "@/shared/ui/Note";
import { Progress } from "@/shared/ui/Progress";
import { Skeleton } from "@/shared/ui/Skeleton";

interface Props {
  campaignId: string;
  /** The job that writes the mails. */
  job: string;
  onClose: () => void;
}

/** Mails are being written; then what came of it. Closing leaves it going on. */
export function PrepareProgress({ campaignId, job: id, onClose }: Props) {
  const { t, language } = useText("mixer");
  const job = useJob(id);
  const over = job !== undefined && job.state !== "running";
  const report = usePrepared(id, over);
  const cancel = useAct("ingest.cancel");
  const read = () => {
    onClose();
    go({ room: "campaigns", id: campaignId, part: "mails" });
  };
  const total = job?.total ?? null;
  return (
    <Dialog
      title={t(over ? "report.title" : "prepare.running")}
      onClose={onClose}
      data-testid="prepare-report"
      foot={
        over ? (
          <>
            <Button onClick={onClose}>{t("common:close")}</Button>
            <Button look="go" onClick={read} autoFocus data-testid="prepare-read">
              {t("report.read")}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={() => cancel.mutate({ id })} data-testid="prepare-stop">
              {t("prepare.stop")}
            </Button>
            <Button onClick={onClose}>{t("prepare.behind")}</Button>
          </>
        )
      }
    >
      {!over ? (
        <>
          <Progress
            fill
            share={job === undefined || total === null || total === 0 ? null : job.done / total}
            label={t("prepare.running")}
          />
          <p className="soft num" role="status">
            {job !== undefined && total !== null
              ? t("prepare.far", { done: count(job.done, language), total: count(total, language) })
              : t("common:loading")}
          </p>
        </>
      ) : (
        <>
          {job.state === "failed" && <Note look="bad">{job.error ?? t("report.failed")}</Note>}
          {report.isError ? (
            <FailureNote failure={report.error} />
          ) : report.data === undefined ? (
            <Skeleton rows={3} />
          ) : (
            <PrepareResult campaignId={campaignId} report={report.data} onClose={onClose} />
          )}
        </>
      )}
    </Dialog>
  );
}
