import { useState } from "react";
import type { ReactNode } from "react";

import { SnoozeDialog } from "@/shared/messages/SnoozeDialog";
import { snoozeChoices } from "@/shared/messages/snooze";
import { calendarDay, clockTime } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { Menu } from "@/shared/ui/Menu";

interface Props {
  children: ReactNode;
  onSnooze: (until: Date) => void;
  open?: boolean;
  onOpen?: (open: boolean) => void;
}

/** When messages come back: a few usual times, or any other. */
export function SnoozeMenu({ children, onSnooze, open, onOpen }: Props) {
  const { t, language } = useText("messages");
  const [asking, setAsking] = useState(false);
  const now = new Date();
  const soon = (until: Date) =>
    until.toDateString() === now.toDateString()
      ? clockTime(until, language)
      : calendarDay(until, language, now);
  const items = snoozeChoices(now).map(({ key, until }) => ({
    id: `snooze-${key}`,
    label: `${t(`snooze.${key}`)} · ${soon(until)}`,
    run: () => onSnooze(until),
  }));
  const other = { id: "snooze-other", label: t("snooze.other"), run: () => setAsking(true) };
  return (
    <>
      <Menu
        groups={[{ label: t("snooze.title"), items }, { items: [other] }]}
        open={open}
        onOpen={onOpen}
        data-testid="snooze-menu"
      >
        {children}
      </Menu>
      {asking && <SnoozeDialog onClose={() => setAsking(false)} onSnooze={onSnooze} />}
    </>
  );
}
