import { CalendarDays, CalendarPlus, ChevronLeft, ChevronRight, Download } from "lucide-react";
import { useState } from "react";

import type { AppointmentView } from "@/contract/AppointmentView";
import { AgendaFilter } from "@/features/agenda/AgendaFilter";
import { AppointmentDialog } from "@/shared/agenda/AppointmentDialog";
import type { NewAppointment } from "@/shared/agenda/appointmentForm";
import { isDay, shownDays, stepped } from "@/features/agenda/days";
import type { AgendaKind } from "@/features/agenda/days";
import { ListView } from "@/features/agenda/ListView";
import { MonthView } from "@/features/agenda/MonthView";
import { heading } from "@/features/agenda/heading";
import { useAgendaActions } from "@/shared/agenda/useAgendaActions";
import { useAgendaFilter } from "@/features/agenda/useAgendaFilter";
import { WeekView } from "@/features/agenda/WeekView";
import { useMay } from "@/shared/data/SessionContext";
import { useAsk } from "@/shared/data/useAsk";
import { parisDay } from "@/shared/deadlines/rulerDays";
import { useKept } from "@/shared/keep/useKept";
import { useKeys } from "@/shared/keys/useKeys";
import { go } from "@/shared/route/route";
import { useNow } from "@/shared/text/useNow";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Empty } from "@/shared/ui/Empty";
import { Failed } from "@/shared/ui/Failed";
import { Page } from "@/shared/ui/Page";
import { Seg } from "@/shared/ui/Seg";
import { Skeleton } from "@/shared/ui/Skeleton";

import styles from "./AgendaPage.module.css";

const KINDS: AgendaKind[] = ["day", "week", "month", "list"];

/** Every deadline, reminder and appointment on its day. */
export function AgendaPage({ day: asked }: { day?: string | undefined }) {
  const { t, language } = useText("agenda");
  const mayWork = useMay("work");
  const today = parisDay(useNow());
  const day = isDay(asked) ? asked : today;
  const [kind, setKind] = useKept<AgendaKind>("agenda.kind", "week");
  const { filter, setFilter, request } = useAgendaFilter();
  /** The appointment that is changed, or the day of a new one. */
  const [writing, setWriting] = useState<AppointmentView | NewAppointment | null>(null);
  const { move, saveFile } = useAgendaActions();
  const days = shownDays(kind, day);
  const agenda = useAsk("agenda.show", { ...days, ...request });
  const to = (next: string) => go({ room: "agenda", day: next });
  const step = (steps: number) => to(stepped(kind, day, steps));
  const make = () => setWriting({ day: day < today ? today : day });

  const group = t("title");
  useKeys([
    ...KINDS.map((one, index) => ({
      id: `agenda.${one}`,
      keys: String(index + 1),
      label: t(`view.${one}`),
      group,
      run: () => setKind(one),
    })),
    { id: "agenda.before", keys: "p", label: t("before"), group, run: () => step(-1) },
    { id: "agenda.after", keys: "s", label: t("after"), group, run: () => step(1) },
    { id: "agenda.today", keys: "t", label: t("today"), group, run: () => to(today) },
    { id: "agenda.export", label: t("export"), group, run: () => saveFile() },
    ...(mayWork ? [{ id: "agenda.new", keys: "n", label: t("new"), group, run: make }] : []),
  ]);

  const view = agenda.data;
  const bare = view !== undefined && view.entries.length + view.unexplained.length === 0;
  const nothing = bare && (
    <p className={styles.nothing} data-testid="agenda-nothing">
      <strong>{t(filter.quiet ? "empty.filtered" : `empty.${kind}`)}.</strong> {t("empty.about")}
    </p>
  );
  const shown = {
    view,
    days,
    day,
    today,
    onDay: (next: string) => to(next),
    onOpen: setWriting,
    onMove: move,
  };
  return (
    <Page
      title={t("title")}
      data-testid="agenda"
      bar={
        <>
          <Seg
            value={kind}
            onValue={setKind}
            aria-label={t("view.label")}
            options={KINDS.map((one) => ({ value: one, label: t(`view.${one}`), testid: `agenda-${one}` }))}
          />
          <span className={styles.steps}>
            <Button
              look="quiet"
              size="small"
              icon={ChevronLeft}
              aria-label={t("before")}
              onClick={() => step(-1)}
              data-testid="agenda-before"
            />
            <Button
              size="small"
              onClick={() => to(today)}
              disabled={day === today}
              data-testid="agenda-today"
            >
              {t("today")}
            </Button>
            <Button
              look="quiet"
              size="small"
              icon={ChevronRight}
              aria-label={t("after")}
              onClick={() => step(1)}
              data-testid="agenda-after"
            />
          </span>
          <h2 className={styles.heading} data-testid="agenda-heading">
            {heading(kind, day, days, language)}
          </h2>
        </>
      }
      end={
        <>
          <AgendaFilter filter={filter} onFilter={setFilter} />
          <Button
            look="quiet"
            icon={Download}
            aria-label={t("export")}
            title={t("export")}
            onClick={() => saveFile()}
            data-testid="agenda-export"
          />
          {mayWork && (
            <Button icon={CalendarPlus} keys="n" onClick={make} data-testid="new-appointment">
              {t("add")}
            </Button>
          )}
        </>
      }
    >
      {agenda.isError ? (
        <Failed failure={agenda.error} onRetry={() => void agenda.refetch()} />
      ) : view === undefined ? (
        <Skeleton rows={8} />
      ) : bare && (kind === "list" || kind === "day") ? (
        <Empty
          icon={CalendarDays}
          title={t(filter.quiet ? "empty.filtered" : `empty.${kind}`)}
          actions={
            mayWork && (
              <Button look="go" icon={CalendarPlus} onClick={make}>
                {t("new")}
              </Button>
            )
          }
        >
          {t("empty.about")}
        </Empty>
      ) : kind === "month" ? (
        <>
          {nothing}
          <MonthView {...shown} view={view} onDay={(next) => (setKind("day"), to(next))} />
        </>
      ) : kind === "list" ? (
        <ListView {...shown} view={view} />
      ) : (
        <>
          {nothing}
          <WeekView {...shown} view={view} onNew={mayWork ? (on) => setWriting({ day: on }) : undefined} />
        </>
      )}
      {writing !== null && <AppointmentDialog appointment={writing} onClose={() => setWriting(null)} />}
    </Page>
  );
}
