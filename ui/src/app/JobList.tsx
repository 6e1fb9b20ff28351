import styles from "@/app/JobList.module.css";
import { jobState, jobTitle } from "@/app/jobWords";
import type { JobView } from "@/contract/JobView";
import { listTime } from "@/shared/text/dates";
import { useNow } from "@/shared/text/useNow";
import { useText } from "@/shared/text/useText";
import { Progress } from "@/shared/ui/Progress";
import { Shape } from "@/shared/ui/Shape";

/** The jobs that run or ran lately, with what could not be read. */
export function JobList({ jobs }: { jobs: JobView[] }) {
  const { t, language } = useText("app");
  const now = new Date(useNow());
  return (
    <section data-testid="job-list">
      <h2>{t("jobs.title")}</h2>
      <ul className={styles.list}>
        {jobs.map((job) => (
          <li key={job.id} className={styles.job}>
            <div className="row">
              {job.state === "failed" && <Shape kind="critical" />}
              <b className="cut">{jobTitle(job, t)}</b>
              <time className="end quiet small">{listTime(job.startedAt, language, now)}</time>
            </div>
            {job.state === "running" && (
              <Progress
                fill
                share={job.total === null || job.total === 0 ? null : job.done / job.total}
                label={job.title}
              />
            )}
            <span className="small soft">{jobState(job, t, language)}</span>
            {job.error !== null && <span className="small red">{job.error}</span>}
            {job.report !== null && (job.report.unparsed > 0 || job.report.failed.length > 0) && (
              <ul className={`${styles.failed} small soft`}>
                {job.report.unparsed > 0 && <li>{t("jobs.unparsed", { count: job.report.unparsed })}</li>}
                {job.report.failed.map(({ path, error, errorFr }) => (
                  <li key={path}>
                    {t("jobs.notRead", { path, error: language === "fr" ? errorFr : error })}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
