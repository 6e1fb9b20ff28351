import type { TFunction } from "i18next";

import type { JobView } from "@/contract/JobView";
import type { Language } from "@/contract/Language";
import { length } from "@/shared/text/countdown";
import { count, percent } from "@/shared/text/numbers";

/** Time left, in words that do not pretend to know better. */
function left(seconds: number, t: TFunction, language: Language): string {
  if (seconds < 10) return t("jobs.moment");
  return seconds < 60 ? t("jobs.seconds", { count: seconds }) : length(seconds * 1000, language);
}

/** Whether a job copies the firm: its steps are no messages, and nothing of it stays when it is stopped. */
const isCopy = ({ kind }: JobView) => kind.startsWith("backup") || kind === "evidence";

/** What a job does. */
export function jobTitle(job: JobView, t: TFunction): string {
  return t(`jobs.kind.${job.kind}`, { title: job.title, defaultValue: job.title });
}

/** How far a job is, or what came of it. */
export function jobState(job: JobView, t: TFunction, language: Language): string {
  const joined = (...parts: string[]) => parts.filter((part) => part !== "").join(", ");
  if (job.state === "running") {
    const done = count(job.done, language);
    if (isCopy(job)) return job.total === null ? "" : percent(job.done / job.total, language);
    const far = job.total === null ? done : `${done} / ${count(job.total, language)}`;
    return joined(
      far,
      job.secondsLeft === null ? "" : t("jobs.left", { time: left(job.secondsLeft, t, language) }),
    );
  }
  if (job.state === "done" && job.report !== null && !isCopy(job)) {
    const { stored, duplicates } = job.report;
    const known =
      duplicates > 0 ? t("jobs.duplicates", { count: duplicates, shown: count(duplicates, language) }) : "";
    return joined(t("jobs.stored", { count: stored, shown: count(stored, language) }), known);
  }
  const states = isCopy(job) ? "copied" : "state";
  return t(`jobs.${states}.${job.state}`, { title: jobTitle(job, t) });
}

/** One line about a job, for the status line and for the toast at its end. */
export function jobWords(job: JobView, t: TFunction, language: Language): string {
  const state = jobState(job, t, language);
  return job.state === "running" ? `${jobTitle(job, t)}, ${state}` : state;
}
