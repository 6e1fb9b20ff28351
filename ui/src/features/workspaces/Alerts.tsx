import type { AlertView } from "@/contract/AlertView";
import { Section } from "@/shared/ui/Section";
import { useMay } from "@/shared/data/SessionContext";
import { useAct } from "@/shared/data/useAct";
import { SnoozeMenu } from "@/shared/messages/SnoozeMenu";
import { clockTime, dayAndTime } from "@/shared/text/dates";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Shape } from "@/shared/ui/Shape";
import type { ShapeKind } from "@/shared/ui/Shape";
import { useToast } from "@/shared/ui/Toasts";

import styles from "./Rows.module.css";

const SHAPES: Record<string, ShapeKind> = { critical: "critical", high: "near" };

/** What must not be overlooked; a person takes it on or chooses when it comes back. */
export function Alerts({ alerts }: { alerts: AlertView[] }) {
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
              <p className={awake ? undefined : "soft"}>{sentence(alert, t)}</p>
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
    </Section>
  );
}

/** What an alert says. Missing documents are said otherwise when a deadline is near. */
function sentence(alert: AlertView, t: ReturnType<typeof useText>["t"]): string {
  const kind = alert.params.near === undefined ? alert.kind : `${alert.kind}_near`;
  const what = alert.params.what ?? "";
  const other = t("alerts.kind.other", { kind: alert.kind.replaceAll("_", " "), what });
  const words = t(`alerts.kind.${kind}`, { ...alert.params, what, defaultValue: other });
  return words.replace(/\s*:\s*$/, "");
}
