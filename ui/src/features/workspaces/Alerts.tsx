import { useState } from "react";

import type { AlertView } from "@/contract/AlertView";
import type { DeadlineView } from "@/contract/DeadlineView";
import type { Language } from "@/contract/Language";
import type { WorkspaceView } from "@/contract/WorkspaceView";
import { announcedWhen } from "@/shared/agenda/announced";
import { AnnouncedDialog } from "@/shared/agenda/AnnouncedDialog";
import { Section } from "@/shared/ui/Section";
import { useMay } from "@/shared/data/SessionContext";
import { useAct } from "@/shared/data/useAct";
import { SnoozeMenu } from "@/shared/messages/SnoozeMenu";
import { calendarDay, clockTime, dayAndTime, instant } from "@/shared/text/dates";
import { count } from "@/shared/text/numbers";
import { useNow } from "@/shared/text/useNow";
import { useText } from "@/shared/text/useText";
import { Shape } from "@/shared/ui/Shape";
import type { ShapeKind } from "@/shared/ui/Shape";
import { useToast } from "@/shared/ui/Toasts";

import styles from "./Rows.module.css";

const SHAPES: Record<string, ShapeKind> = { critical: "critical", high: "near" };

/** What must not be overlooked; a person takes it on or chooses when it comes back. */
export function Alerts({ workspace }: { workspace: WorkspaceView }) {
  const { alerts, deadlines } = workspace;
  /** The alert whose day is put into the agenda. */
  const [planned, setPlanned] = useState<AlertView | null>(null);
  const now = useNow();
  const { t, language } = useText("workspaces");
  const toast = useToast();
  const mayWork = useMay("work");
  const act = useAct("workspaces.acknowledge_alert");
  const open = alerts.filter(
    ({ acknowledgedBy, snoozedUntil }) => acknowledgedBy === null && snoozedUntil === null,
  );
  const back = (id: string) => () => act.mutate({ id, takeBack: true });
  const take = (id: string) =>
    act.mutate({ id }, { onSuccess: () => toast.show(t("alerts.acknowledgedToast"), back(id)) });
  const snooze = (id: string, until: Date) =>
    act.mutate(
      { id, snoozeUntil: until.toISOString() },
      {
        onSuccess: () => toast.show(t("alerts.snoozedToast", { when: soon(until) }), back(id)),
      },
    );
  const soon = (until: Date) =>
    until.toDateString() === new Date().toDateString()
      ? clockTime(until, language)
      : dayAndTime(until, language, new Date());
  return (
    <Section
      title={t("alerts.title")}
      count={open.length > 0 ? count(open.length, language) : undefined}
      data-testid="alerts"
    >
      {alerts.map((alert) => {
        const awake = alert.acknowledgedBy === null && alert.snoozedUntil === null;
        return (
          <div key={alert.id} className={styles.alert} data-testid="alert">
            <Shape
              kind={awake ? (SHAPES[alert.level] ?? "calm") : "calm"}
              label={t(`alerts.level.${alert.level}`, { defaultValue: alert.level })}
            />
            <div>
              <p className={awake ? "private" : "soft private"}>
                {sentence(alert, deadlineOf(alert, deadlines), { t, language, now })}
              </p>
              <p className={styles.alertActions}>
                {alert.acknowledgedBy !== null ? (
                  t("alerts.acknowledged", { who: alert.acknowledgedBy })
                ) : (
                  <>
                    {alert.snoozedUntil !== null && (
                      <span data-testid="alert-asleep">
                        {t("alerts.asleep", { when: soon(new Date(alert.snoozedUntil)) })}
                      </span>
                    )}
                    {mayWork && (
                      <>
                        {alert.params.day !== undefined && (
                          <button
                            type="button"
                            className="link"
                            onClick={() => setPlanned(alert)}
                            data-testid="alert-to-agenda"
                          >
                            {t("alerts.toAgenda")}
                          </button>
                        )}
                        <button
                          type="button"
                          className="link"
                          onClick={() => take(alert.id)}
                          data-testid="acknowledge-alert"
                        >
                          {t("alerts.acknowledge")}
                        </button>
                        <SnoozeMenu onSnooze={(until) => snooze(alert.id, until)}>
                          <button type="button" className="link" data-testid="snooze-alert">
                            {t("alerts.snooze")}
                          </button>
                        </SnoozeMenu>
                      </>
                    )}
                  </>
                )}
              </p>
            </div>
          </div>
        );
      })}
      {alerts.length === 0 && <p className={styles.none}>{t("alerts.empty")}</p>}
      {planned?.params.day !== undefined && (
        <AnnouncedDialog
          announced={{
            alertId: planned.id,
            kind: planned.kind,
            day: planned.params.day,
            hour: planned.params.hour ?? null,
            workspaceId: workspace.id,
            whose: workspace.title,
            said: "",
          }}
          onClose={() => setPlanned(null)}
        />
      )}
    </Section>
  );
}

/** The deadline that an alert is about: the one it names, or the only one of that name. */
function deadlineOf({ kind, params }: AlertView, deadlines: DeadlineView[]): DeadlineView | undefined {
  const id = params.deadline ?? params.near;
  if (id !== undefined) return deadlines.find((deadline) => deadline.id === id);
  const namesakes = kind.startsWith("deadline_")
    ? deadlines.filter(({ title }) => title !== "" && title === params.what)
    : [];
  return namesakes.length === 1 ? namesakes[0] : undefined;
}

interface Told {
  t: ReturnType<typeof useText>["t"];
  language: Language;
  now: number;
}

/** What an alert says, with the date it is about: two deadlines of a workspace may have one name. */
function sentence(alert: AlertView, deadline: DeadlineView | undefined, { t, language, now }: Told): string {
  const near = alert.params.near === undefined ? alert.kind : `${alert.kind}_near`;
  const late = deadline !== undefined && instant(deadline.dueSafeAt).getTime() < now;
  const { day, hour } = alert.params;
  const what =
    day === undefined ? (alert.params.what ?? "") : announcedWhen(day, hour, language, new Date(now));
  const other = t("alerts.kind.other", { kind: alert.kind.replaceAll("_", " "), what });
  const soon = t(`alerts.kind.${near}`, { ...alert.params, what, defaultValue: other });
  const words = late ? t(`alerts.late.${near}`, { what, defaultValue: soon }) : soon;
  const date = deadline === undefined ? "" : `, ${calendarDay(deadline.dueSafeAt, language, new Date(now))}`;
  return words.replace(/\s*:\s*$/, "") + date;
}
