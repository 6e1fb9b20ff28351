import { CalendarClock } from "lucide-react";

import { daysAfter, useFollowUp } from "@/shared/prospects/useFollowUp";
import { calendarDay } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Menu } from "@/shared/ui/Menu";

/** In so many days, with the word for it. */
const LATER = [
  [1, "tomorrow"],
  [3, "days3"],
  [7, "week"],
  [30, "month"],
] as const;

interface Props {
  id: string;
  /** From which day it is put off. */
  today: string;
  /** Whether none is set yet. */
  none?: boolean;
}

/** Done in one press, or on another day in two; where none is set, the first one. */
export function FollowUpMenu({ id, today, none = false }: Props) {
  const { t, language } = useText("prospects");
  const { done, move, busy } = useFollowUp();
  return (
    <>
      {!none && (
        <Button size="small" disabled={busy} onClick={() => done(id)} data-testid="follow-up-done">
          {t("followUp.done")}
        </Button>
      )}
      <Menu
        align={none ? "start" : "end"}
        groups={[
          {
            label: t(none ? "followUp.when" : "followUp.later"),
            items: LATER.map(([days, word]) => ({
              id: `follow-up-${word}`,
              label: `${t(`followUp.${word}`)}, ${calendarDay(daysAfter(today, days), language)}`,
              run: () => move(id, daysAfter(today, days)),
            })),
          },
        ]}
      >
        {none ? (
          <Button size="small" icon={CalendarClock} disabled={busy} data-testid="follow-up-set">
            {t("followUp.set")}
          </Button>
        ) : (
          <Button
            size="small"
            look="quiet"
            icon={CalendarClock}
            disabled={busy}
            aria-label={t("followUp.later")}
            title={t("followUp.later")}
            data-testid="follow-up-later"
          />
        )}
      </Menu>
    </>
  );
}
