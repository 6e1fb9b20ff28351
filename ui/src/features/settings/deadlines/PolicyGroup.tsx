import { Group } from "@/features/settings/Group";
import { Loaded } from "@/features/settings/Loaded";
import { Row } from "@/features/settings/Row";
import { Switch } from "@/features/settings/Switch";
import { useMay } from "@/shared/data/SessionContext";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { LengthPicker } from "@/shared/deadlines/LengthPicker";
import { useText } from "@/shared/text/useText";
import { Select } from "@/shared/ui/Select";

const KINDS = ["days", "critical", "hours"] as const;
const REPEATS = ["0", "30", "60", "120", "240", "480", "1440"] as const;

/** When the firm is reminded of its deadlines, and who confirms the critical ones. */
export function PolicyGroup() {
  const { t } = useText("law");
  const may = useMay("administer");
  const policy = useAsk("deadlines.policy", {});
  const change = useAct("deadlines.set_policy");
  return (
    <Loaded answer={policy.data} error={policy.error} onRetry={() => void policy.refetch()}>
      {(now) => (
        <Group title={t("policy.title")} about={t("policy.about")}>
          {KINDS.map((kind) => (
            <Row key={kind} label={t(`policy.${kind}`)} hint={t(`policy.${kind}Hint`)}>
              {() => (
                <LengthPicker
                  chosen={now[kind]}
                  disabled={!may}
                  onChosen={(lengths) => change.mutate({ [kind]: lengths })}
                  label={t(`policy.${kind}`)}
                  data-testid={`policy-${kind}`}
                />
              )}
            </Row>
          ))}
          <Row label={t("policy.repeat")} hint={t("policy.repeatHint")}>
            {(id) => (
              <Select
                aria-labelledby={id}
                disabled={!may}
                value={String(now.repeatMinutes)}
                options={[...new Set<string>([...REPEATS, String(now.repeatMinutes)])].map((value) => ({
                  value,
                  label: repeatWord(Number(value), t),
                }))}
                onValue={(minutes) => change.mutate({ repeatMinutes: Number(minutes) })}
                data-testid="policy-repeat"
              />
            )}
          </Row>
          <Row label={t("policy.second")} hint={t("policy.secondHint")}>
            {(id) => (
              <Switch
                aria-labelledby={id}
                disabled={!may}
                checked={now.secondPerson}
                onChecked={(secondPerson) => change.mutate({ secondPerson })}
                data-testid="policy-second"
              />
            )}
          </Row>
        </Group>
      )}
    </Loaded>
  );
}

function repeatWord(minutes: number, t: ReturnType<typeof useText>["t"]): string {
  if (minutes === 0) return t("policy.never");
  return minutes % 60 === 0
    ? t("policy.everyHours", { count: minutes / 60 })
    : t("policy.everyMinutes", { count: minutes });
}
