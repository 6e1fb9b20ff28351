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
}

/** Done in one press, or on another day in two. */
export function FollowUpMenu({ id, today }: Props) {
  const { t, language } = useText("prospects");
  const { done, move, busy } = useFollowUp();
  return (
    <>
      <Button size="small" disabled={busy} onClick={() => done(id)} data-testid="follow-up-done">
        {t("followUp.done")}
      </Button>
      <Menu
        align="end"
        groups={[
          {
            label: t("followUp.later"),
            items: LATER.map(([days, word]) => ({
              id: `follow-up-${word}`,
              label: `${t(`followUp.${word}`)}, ${calendarDay(daysAfter(today, days), language)}`,
              run: () => move(id, daysAfter(today, days)),
            })),
          },
        ]}
      >
        <Button
          size="small"
          look="quiet"
          icon={CalendarClock}
          disabled={busy}
          aria-label={t("followUp.later")}
          title={t("followUp.later")}
          data-testid="follow-up-later"
        />
      </Menu>
    </>
  );
}
