import { Archive, CalendarClock, CheckCheck, FileQuestion, Gavel, UserPlus, Users } from "lucide-react";
import { useState } from "react";
import type { LucideIcon } from "lucide-react";

import type { DecisionView } from "@/contract/DecisionView";
import type { Language } from "@/contract/Language";
import type { TodayView } from "@/contract/TodayView";
import { Item } from "@/features/today/Item";
import styles from "@/features/today/Items.module.css";
import { useRoom } from "@/features/today/useRoom";
import { announcedWhen } from "@/shared/agenda/announced";
import { AnnouncedDialog } from "@/shared/agenda/AnnouncedDialog";
import type { Announced } from "@/shared/agenda/AnnouncedDialog";
import { useMay } from "@/shared/data/SessionContext";
import type { Route } from "@/shared/route/route";
import { listTime } from "@/shared/text/dates";
import { count } from "@/shared/text/numbers";
import { useNow } from "@/shared/text/useNow";
import { useText } from "@/shared/text/useText";
import { GoTo } from "@/shared/ui/GoTo";
import { MachineMark } from "@/shared/ui/MachineMark";

const ICONS: Record<string, LucideIcon> = {
  review: FileQuestion,
  new_client: UserPlus,
  deadline: CalendarClock,
  hearing_announced: Gavel,
  appointment_announced: CalendarClock,
  duplicate: Users,
  archived: Archive,
  validate: CheckCheck,
};

function placeOf(decision: DecisionView): Route {
  const isOfMatter = decision.kind === "deadline" || decision.day !== null;
  if (isOfMatter && decision.workspaceId !== null) return { room: "workspaces", id: decision.workspaceId };
  if (decision.messageId !== null) return { room: "inbox", id: decision.messageId };
  if (decision.workspaceId !== null) return { room: "workspaces", id: decision.workspaceId };
  return { room: "contacts", id: decision.contactIds[0] };
}

function dayOf({ day, hour }: DecisionView, language: Language, now: Date): string {
  return day === null ? "" : announcedWhen(day, hour, language, now);
}

function announcedOf(decision: DecisionView): Announced | null {
  const { alertId, kind, day, hour, workspaceId, who, what } = decision;
  if (alertId === null || day === null || workspaceId === null) return null;
  return { alertId, kind, day, hour, workspaceId, whose: who, said: what };
}

/** What arrived and waits for a person. */
export function Decide({ view }: { view: TodayView }) {
  const { t, language } = useText("today");
  const now = new Date(useNow());
  const room = useRoom();
  const mayWork = useMay("work");
  const [planned, setPlanned] = useState<Announced | null>(null);
  const planOf = (decision: DecisionView) => {
    const announced = announcedOf(decision);
    return announced === null ? undefined : () => setPlanned(announced);
  };
  return (
    <section className={styles.section} aria-label={t("decide.title")}>
      <div className={styles.head}>
        <h2>{t("decide.title")}</h2>
        <span className="quiet num">{count(view.decideTotal, language)}</span>
        {view.decideTotal > 0 && (
          <GoTo to={{ room: "inbox" }} className="link small end" data-testid="today-decide-all">
            {t("decide.all")}
          </GoTo>
        )}
      </div>
      {view.decide.length === 0 ? (
        <p className="soft">{t("decide.none")}</p>
      ) : (
        <ul>
          {view.decide.slice(0, room.decide).map((decision, index) => (
            <Item
              key={`${decision.kind}${decision.messageId ?? decision.workspaceId ?? index}`}
              testid="today-decision"
              icon={ICONS[decision.kind] ?? FileQuestion}
              who={decision.who}
              what={decision.what}
              verb={t(`decide.verb.${decision.kind}`)}
              to={placeOf(decision)}
              act={mayWork ? planOf(decision) : undefined}
              second={
                <MachineMark confidence={decision.confidence}>
                  {t(`decide.kind.${decision.kind}`, { day: dayOf(decision, language, now) })},{" "}
                  {listTime(decision.at, language, now)},
                </MachineMark>
              }
            />
          ))}
        </ul>
      )}
      {planned !== null && <AnnouncedDialog announced={planned} onClose={() => setPlanned(null)} />}
    </section>
  );
}
