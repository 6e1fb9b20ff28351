import { Plus, X } from "lucide-react";
import { useState } from "react";

import type { PeriodView } from "@/contract/PeriodView";
import { isSound, MOST_PERIODS, nextPeriod } from "@/features/settings/hours";
import styles from "@/features/settings/HoursEditor.module.css";
import { TimeInput } from "@/features/settings/TimeInput";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";

interface HoursEditorProps {
  hours: PeriodView[][];
  disabled: boolean;
  onChange: (hours: PeriodView[][]) => void;
}

/** When the firm works: several periods a day. Saved as soon as a day is sound. */
export function HoursEditor({ hours, disabled, onChange }: HoursEditorProps) {
  const { t } = useText("settings");
  const [draft, setDraft] = useState(hours);
  const week = Array.from({ length: 7 }, (_, index) => draft[index] ?? []);
  const put = (at: number, day: PeriodView[]) => {
    const next = week.map((old, index) => (index === at ? day : old));
    setDraft(next);
    if (next.every(isSound)) onChange(next);
  };
  return (
    <ul className={styles.days}>
      {week.map((day, at) => {
        const name = t(`delays.days.${at}`);
        return (
          <li key={at} className={styles.day}>
            <span>{name}</span>
            <div className={styles.periods}>
              {day.length === 0 && <span className="quiet">{t("delays.closed")}</span>}
              {day.map((period, index) => {
                const edit = (change: Partial<PeriodView>) =>
                  put(
                    at,
                    day.map((old, place) => (place === index ? { ...old, ...change } : old)),
                  );
                return (
                  <span key={index} className={styles.period}>
                    <TimeInput
                      disabled={disabled}
                      value={period.from}
                      aria-label={t("delays.from", { day: name })}
                      onTime={(from) => edit({ from })}
                      data-testid={`hours-${at}-${index}-from`}
                    />
                    {t("delays.to")}
                    <TimeInput
                      disabled={disabled}
                      value={period.to}
                      aria-label={t("delays.until", { day: name })}
                      onTime={(to) => edit({ to })}
                      data-testid={`hours-${at}-${index}-to`}
                    />
                    <Button
                      look="quiet"
                      size="small"
                      icon={X}
                      disabled={disabled}
                      aria-label={t("delays.removePeriod", { day: name })}
                      onClick={() =>
                        put(
                          at,
                          day.filter((_, place) => place !== index),
                        )
                      }
                      data-testid={`hours-${at}-${index}-remove`}
                    />
                  </span>
                );
              })}
              {!isSound(day) && (
                <span className={styles.wrong} role="alert">
                  {t("delays.wrong")}
                </span>
              )}
            </div>
            <Button
              look="quiet"
              size="small"
              icon={Plus}
              disabled={disabled || day.length >= MOST_PERIODS}
              onClick={() => put(at, [...day, nextPeriod(day)])}
              aria-label={t("delays.addPeriod", { day: name })}
              data-testid={`hours-${at}-add`}
            >
              {t("delays.add")}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
