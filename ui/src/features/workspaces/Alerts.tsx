import type { AlertView } from "@/contract/AlertView";
import { Section } from "@/shared/ui/Section";
import { useMay } from "@/shared/data/SessionContext";
import { useAct } from "@/shared/data/useAct";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Shape } from "@/shared/ui/Shape";
import type { ShapeKind } from "@/shared/ui/Shape";

import styles from "./Rows.module.css";

const SHAPES: Record<string, ShapeKind> = { critical: "critical", high: "near" };

/** What must not be overlooked; a person takes it on or is reminded tomorrow. */
export function Alerts({ alerts }: { alerts: AlertView[] }) {
  const { t, language } = useText("workspaces");
  const mayWork = useMay("work");
  const taken = useAct("workspaces.acknowledge_alert", { said: () => t("alerts.acknowledgedToast") });
  const later = useAct("workspaces.acknowledge_alert", { said: () => t("alerts.snoozedToast") });
  const open = alerts.filter(({ acknowledgedBy }) => acknowledgedBy === null);
  return (
    <Section
      title={t("alerts.title")}
      count={open.length > 0 ? count(open.length, language) : undefined}
      data-testid="alerts"
    >
      {alerts.map((alert) => (
        <div key={alert.id} className={styles.alert} data-testid="alert">
          <Shape
            kind={alert.acknowledgedBy === null ? (SHAPES[alert.level] ?? "calm") : "calm"}
            label={t(`alerts.level.${alert.level}`, { defaultValue: alert.level })}
          />
          <div>
            <p className={alert.acknowledgedBy === null ? undefined : "soft"}>
              {t(`alerts.kind.${alert.kind}`, {
                ...alert.params,
                what: alert.params.what ?? "",
                defaultValue: t("alerts.kind.other", {
                  kind: alert.kind.replaceAll("_", " "),
                  what: alert.params.what ?? "",
                }),
              }).replace(/\s*:\s*$/, "")}
            </p>
            <p className={styles.alertActions}>
              {alert.acknowledgedBy !== null
                ? t("alerts.acknowledged", { who: alert.acknowledgedBy })
                : mayWork && (
                    <>
                      <button
                        type="button"
                        className="link"
                        onClick={() => taken.mutate({ id: alert.id })}
                        data-testid="acknowledge-alert"
                      >
                        {t("alerts.acknowledge")}
                      </button>
                      <button
                        type="button"
                        className="link"
                        onClick={() => later.mutate({ id: alert.id, snoozeUntil: tomorrowAtNine() })}
                        data-testid="snooze-alert"
                      >
                        {t("alerts.snooze")}
                      </button>
                    </>
                  )}
            </p>
          </div>
        </div>
      ))}
      {alerts.length === 0 && <p className={styles.none}>{t("alerts.empty")}</p>}
    </Section>
  );
}

function tomorrowAtNine(): string {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 9).toISOString();
}
