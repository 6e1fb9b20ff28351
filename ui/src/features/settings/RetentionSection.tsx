import type { ErasedCounts } from "@/contract/ErasedCounts";
import type { RetentionClass } from "@/contract/RetentionClass";
import { CommittedInput } from "@/features/settings/CommittedInput";
import { Group } from "@/features/settings/Group";
import { Loaded } from "@/features/settings/Loaded";
import { Row } from "@/features/settings/Row";
import { SettingsFrame } from "@/features/settings/SettingsFrame";
import { Switch } from "@/features/settings/Switch";
import { useMay } from "@/shared/data/SessionContext";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { calendarDay, fromNow } from "@/shared/text/dates";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Note } from "@/shared/ui/Note";

/** What a class is kept for when somebody begins to limit it. */
const FIRST_DAYS: Record<string, number> = { spam: 90, unfiled: 365, archived: 1825, notifications: 90 };

/** How long the firm keeps what, and what goes soon because of it. */
export function RetentionSection() {
  const { t, language } = useText("rights");
  const may = useMay("administer");
  const asked = useAsk("rights.show_retention", {});
  const set = useAct("rights.set_retention");
  return (
    <SettingsFrame section="retention">
      <Loaded answer={asked.data} error={asked.error} onRetry={() => void asked.refetch()}>
        {({ classes, purgedAt }) => (
          <>
            {!may && <Note>{t("settings:onlyAdmin")}</Note>}
            <Group title={t("retention.title")} about={t("retention.about")}>
              {classes.map((one) => (
                <Row key={one.class} tall label={t(`retention.${one.class}`)} hint={<Soon of={one} />}>
                  {(id) => (
                    <>
                      <Switch
                        aria-labelledby={id}
                        disabled={!may}
                        checked={one.days !== null}
                        onChecked={(limited) =>
                          set.mutate({
                            class: one.class,
                            ...(limited ? { days: FIRST_DAYS[one.class] ?? 365 } : {}),
                          })
                        }
                        data-testid={`retention-${one.class}`}
                      />
                      {one.days !== null && (
                        <CommittedInput
                          type="number"
                          min={1}
                          max={36500}
                          required
                          aria-labelledby={id}
                          disabled={!may}
                          value={String(one.days)}
                          onCommit={(days) => set.mutate({ class: one.class, days: Number(days) })}
                          after={<span className="quiet">{t("retention.unit")}</span>}
                          data-testid={`retention-days-${one.class}`}
                        />
                      )}
                    </>
                  )}
                </Row>
              ))}
            </Group>
            <p className="small quiet">
              {purgedAt === null
                ? t("retention.never")
                : t("retention.last", { when: fromNow(purgedAt, language, new Date()) })}
            </p>
          </>
        )}
      </Loaded>
    </SettingsFrame>
  );
}

/** What goes of a class within the next thirty days. */
function Soon({ of }: { of: RetentionClass }) {
  const { t, language } = useText("rights");
  if (of.days === null) return t("retention.forever");
  const words = (counts: ErasedCounts) =>
    (["messages", "workspaces", "documents", "notifications"] as const)
      .filter((what) => counts[what] > 0)
      .map((what) => t(`count.${what}`, { count: counts[what], shown: count(counts[what], language) }))
      .join(", ");
  const soon = words(of.soon);
  if (soon !== "") {
    const due = words(of.due);
    return (
      <span data-testid={`retention-soon-${of.class}`}>
        {t("retention.soon", { what: soon })}
        {due !== "" && ` ${t("retention.due", { what: due })}`}
      </span>
    );
  }
  return of.nextOn === null
    ? t("retention.nothing")
    : t("retention.next", { day: calendarDay(of.nextOn, language) });
}
