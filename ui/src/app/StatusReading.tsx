import { Pause, Play } from "lucide-react";

import { jobWords } from "@/app/jobWords";
import { openQueue } from "@/app/queueState";
import styles from "@/app/StatusJobs.module.css";
import { useMay } from "@/shared/data/SessionContext";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { useKeys } from "@/shared/keys/useKeys";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Icon } from "@/shared/ui/Icon";
import { Progress } from "@/shared/ui/Progress";

/** How far the reading of documents is; a click shows the queue, beside it a pause. */
export function StatusReading() {
  const { t, language } = useText("app");
  const mayWork = useMay("work");
  const pause = useAct("documents.pause");
  const readings = useAsk("documents.readings", {}).data;
  const jobs = useAsk("ingest.jobs", {}).data?.jobs ?? [];
  useKeys([{ id: "app.queue", label: t("reading.queue"), group: t("palette.office"), run: openQueue }]);
  const job = jobs.find(({ kind, state }) => kind === "reading" && state === "running");
  const waiting = readings?.waiting ?? 0;
  const paused = readings?.paused === true;
  if (waiting === 0 && (job === undefined || paused)) return null;
  const going = job !== undefined && !paused;
  const words = going
    ? jobWords(job, t, language)
    : t(paused ? "reading.paused" : "reading.waiting", { count: waiting, shown: count(waiting, language) });
  return (
    <div className={styles.line}>
      <button
        type="button"
        className={styles.open}
        title={t("reading.queue")}
        onClick={openQueue}
        data-testid="status-reading"
      >
        {going && (
          <Progress
            share={job.total === null || job.total === 0 ? null : job.done / job.total}
            label={job.title}
          />
        )}
        <span className="cut">{words}</span>
      </button>
      {mayWork && (
        <button
          type="button"
          className={styles.cancel}
          aria-label={t(paused ? "reading.resume" : "reading.pause")}
          title={t(paused ? "reading.resume" : "reading.pause")}
          disabled={pause.isPending}
          onClick={() => pause.mutate({ paused: !paused })}
          data-testid="status-reading-pause"
        >
          <Icon of={paused ? Play : Pause} small />
        </button>
      )}
    </div>
  );
}
