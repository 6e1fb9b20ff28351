import { useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";

import { jobState, jobTitle, jobWords } from "@/app/jobWords";
import { JobList } from "@/app/JobList";
import styles from "@/app/StatusJobs.module.css";
import type { JobsView } from "@/contract/JobsView";
import type { OfficeEvent } from "@/host/host";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { useOfficeEvents } from "@/shared/data/useOfficeEvents";
import { useText } from "@/shared/text/useText";
import { Icon } from "@/shared/ui/Icon";
import { Popover } from "@/shared/ui/Popover";
import { Progress } from "@/shared/ui/Progress";
import { useToast } from "@/shared/ui/Toasts";

/** Jobs that end many times an hour: their lists say what came of them. */
const QUIET = new Set(["sync", "reading", "outbox"]);

/** What is being done: how far, how long yet, and a way to stop it. */
export function StatusJobs() {
  const { t, language } = useText("app");
  const toast = useToast();
  const queries = useQueryClient();
  const cancel = useAct("ingest.cancel");
  const all = useAsk("ingest.jobs", {}).data?.jobs ?? [];
  // The reading of documents has a line and a drawer of its own.
  const jobs = all.filter(({ kind }) => kind !== "reading");
  useOfficeEvents((event: OfficeEvent) => {
    if (event.type !== "job") return;
    queries.setQueryData<JobsView>(["ingest.jobs", {}], (known) => ({
      jobs: [event.job, ...(known?.jobs ?? []).filter(({ id }) => id !== event.job.id)],
    }));
    if (!QUIET.has(event.job.kind) && event.job.state !== "running")
      toast.show(jobWords(event.job, t, language));
  });
  const running = jobs.filter(({ state }) => state === "running");
  const [first] = running;
  // What became of mails that leave is said beside it, also when none of them could.
  const shown = first ?? jobs.find(({ kind }) => kind !== "outbox");
  if (shown === undefined) return null;
  const far = first === undefined ? "" : jobState(first, t, language);
  return (
    <div className={styles.line}>
      <Popover
        aria-label={t("jobs.title")}
        trigger={
          <button type="button" className={styles.open} data-testid="status-jobs">
            {first !== undefined && (
              <Progress
                share={first.total === null || first.total === 0 ? null : first.done / first.total}
                label={first.title}
              />
            )}
            {/* A long name is cut, how far it is never. */}
            <span className={styles.words} title={jobWords(shown, t, language)}>
              {first !== undefined && far !== "" ? (
                <>
                  <span className="cut">{jobTitle(first, t)}</span>
                  <span className="num">, {far}</span>
                </>
              ) : (
                <span className="cut">{jobWords(shown, t, language)}</span>
              )}
              {running.length > 1 && <span>&nbsp;+{running.length - 1}</span>}
            </span>
          </button>
        }
      >
        <JobList jobs={jobs} />
      </Popover>
      {first !== undefined && (
        <button
          type="button"
          className={styles.cancel}
          aria-label={t("jobs.cancel", { title: first.title })}
          title={t("jobs.stop")}
          onClick={() => cancel.mutate({ id: first.id })}
          data-testid="job-cancel"
        >
          <Icon of={X} small />
        </button>
      )}
    </div>
  );
}
