import type { TFunction } from "i18next";

import type { DaysView } from "@/contract/DaysView";

/** Between which days the median lies; an end that is not reached is said so. */
export function intervalWords({ low, high }: DaysView, t: TFunction): string {
  if (low === null) return t("forecast.noInterval");
  return high === null
    ? t("forecast.atLeastDays", { low })
    : t("forecast.betweenDays", { low, high, count: high });
}

/** Between which days the middle half ended. */
export function spanWords({ quarter, threeQuarters }: DaysView, t: TFunction): string {
  if (quarter === null) return t("forecast.noSpan");
  return threeQuarters === null
    ? t("forecast.spanOpen", { from: quarter })
    : t("forecast.span", { from: quarter, to: threeQuarters });
}

/** The right end of a scale that shows the whole interval. */
export function daysMost({ median, low, high, threeQuarters }: DaysView): number {
  const known = [median, low, high, threeQuarters].filter((days) => days !== null);
  return Math.max(1, ...known) * (high === null ? 1.3 : 1.15);
}
