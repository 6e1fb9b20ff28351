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
const isCopy = ({ kind }: JobView) => kind.startsWith("backup") || kind === "evidence" || kind === "person";

/** Whether a job moves matters in or back out: its steps are matters, and each is done whole or not at all. */
const isMove = ({ kind }: JobView) => kind.startsWith("dossiers");

/** Whether a job moves decisions into the library or back out. */
const isLibrary = ({ kind }: JobView) => kind.startsWith("case_law");

/** Whether a job writes or hands over mails to prospects: each is done whole or not at all. */
const isMail = ({ kind }: JobView) => kind === "mixer" || kind === "outbox";

/** What a job does. */
export function jobTitle(job: JobView, t: TFunction): string {
  // Several files have no name of their own: the office tells how many there are.
  const files = job.kind === "documents" || job.kind === "case_law" ? Number(job.title) : Number.NaN;
  const title = Number.isInteger(files) && files > 0 ? t("jobs.files", { count: files }) : job.title;
  return t(`jobs.kind.${job.kind}`, { title, defaultValue: title });
}

/** How far a job is, or what came of it. */
export function jobState(job: JobView, t: TFunction, language: Language): string {
  const joined = (...parts: string[]) => parts.filter((part) => part !== "").join(", ");
  if (job.state === "running") {
    const done = count(job.done, language);
    if (isCopy(job)) return job.total === null ? "" : percent(job.done / job.total, language);
    // Copying is counted in bytes: nobody reads those.
    const far =
      job.kind === "documents"
        ? job.total === null || job.total === 0
          ? ""
          : percent(job.done / job.total, language)
        : job.total === null
          ? done
          : `${done} / ${count(job.total, language)}`;
    return joined(
      far,
      job.secondsLeft === null ? "" : t("jobs.left", { time: left(job.secondsLeft, t, language) }),
    );
  }
  if (job.kind === "documents" && job.state === "done" && job.report !== null) {
    const { stored, duplicates, failed } = job.report;
    return joined(
      stored > 0 ? t("jobs.added", { count: stored, shown: count(stored, language) }) : "",
      duplicates > 0 ? t("jobs.duplicates", { count: duplicates, shown: count(duplicates, language) }) : "",
      failed.length > 0
        ? t("jobs.refused", { count: failed.length, shown: count(failed.length, language) })
        : "",
    );
  }
  if (job.kind === "catalogue" && job.state === "done" && job.report !== null) {
    const { stored } = job.report;
    return t("jobs.published", { count: stored, shown: count(stored, language) });
  }
  if (job.state === "done" && job.report !== null && !isCopy(job) && !isMove(job) && !isMail(job)) {
    const { stored, duplicates } = job.report;
    const known =
      duplicates > 0 ? t("jobs.duplicates", { count: duplicates, shown: count(duplicates, language) }) : "";
    return joined(t("jobs.stored", { count: stored, shown: count(stored, language) }), known);
  }
  const states = isCopy(job)
    ? "copied"
    : isMove(job)
      ? "moved"
      : isLibrary(job)
        ? "library"
        : isMail(job)
          ? "mails"
          : "state";
  return t(`jobs.${states}.${job.state}`, { title: jobTitle(job, t) });
}

/** One line about a job, for the status line and for the toast at its end. */
export function jobWords(job: JobView, t: TFunction, language: Language): string {
  const state = jobState(job, t, language);
  if (job.state !== "running") return state;
  return state === "" ? jobTitle(job, t) : `${jobTitle(job, t)}, ${state}`;
}
