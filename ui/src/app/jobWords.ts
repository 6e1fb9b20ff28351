import type { TFunction } from "i18next";

import type { JobView } from "@/contract/JobView";
import type { Language } from "@/contract/Language";
import { length } from "@/shared/text/countdown";
import { count } from "@/shared/text/numbers";

/** One line about a job, for the status line and for the toast at its end. */
export function jobWords(job: JobView | undefined, t: TFunction, language: Language): string {
  if (job === undefined) return "";
  const title = job.title;
  if (job.state === "running") {
    const left =
      job.secondsLeft === null
        ? ""
        : t("jobs.left", {
            time: job.secondsLeft < 60 ? t("jobs.moment") : length(job.secondsLeft * 1000, language),
          });
    const done =
      job.total === null
        ? count(job.done, language)
        : `${count(job.done, language)} / ${count(job.total, language)}`;
    return [t(`jobs.kind.${job.kind}`, { title, defaultValue: title }), done, left]
      .filter((part) => part !== "")
      .join(", ");
  }
  if (job.state === "done" && job.report !== null) {
    const { stored, duplicates } = job.report;
    const known =
      duplicates > 0 ? t("jobs.duplicates", { count: duplicates, shown: count(duplicates, language) }) : "";
    return [t("jobs.stored", { count: stored, shown: count(stored, language) }), known]
      .filter((part) => part !== "")
      .join(", ");
  }
  return t(`jobs.state.${job.state}`, { title });
}
