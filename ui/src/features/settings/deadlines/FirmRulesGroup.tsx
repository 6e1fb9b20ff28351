import { FileUp, PenLine } from "lucide-react";
import { useState } from "react";

import { FirmRulesDialog } from "@/features/settings/deadlines/FirmRulesDialog";
import { MoveTable } from "@/features/settings/deadlines/MoveTable";
import { Group } from "@/features/settings/Group";
import { Loaded } from "@/features/settings/Loaded";
import { Row } from "@/features/settings/Row";
import { useHost } from "@/host/HostContext";
import { useMay } from "@/shared/data/SessionContext";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { calendarDay } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { FailureNote } from "@/shared/ui/FailureNote";
import { useToast } from "@/shared/ui/Toasts";

/** The firm's own rules beside the delivered ones, and every date that they move. */
export function FirmRulesGroup() {
  const { t, language } = useText("law");
  const host = useHost();
  const toast = useToast();
  const may = useMay("administer");
  const rules = useAsk("deadlines.firm_rules", {});
  const [writing, setWriting] = useState(false);
  const take = useAct("deadlines.set_firm_rules", { quiet: true });
  const keep = (request: { text?: string; place?: string }) => {
    const before = rules.data?.text ?? "";
    take.mutate(request, {
      onSuccess: ({ rules: now }) => {
        setWriting(false);
        toast.show(t("rules.taken", { count: now.length }), () => take.mutate({ text: before }));
      },
    });
  };
  const fromFile = async () => {
    const [place] = await host.pick("files");
    if (place !== undefined) keep({ place: place.token });
  };
  return (
    <Loaded answer={rules.data} error={rules.error} onRetry={() => void rules.refetch()}>
      {(now) => (
        <Group
          title={t("rules.title")}
          about={t("rules.about", {
            count: now.delivered,
            until: calendarDay(now.verifiedUntil, language),
          })}
        >
          {now.problem !== null && (
            <p className="red" role="alert">
              {t("rules.problem", { problem: now.problem })}
            </p>
          )}
          {now.rules.map((rule) => (
            <Row
              key={rule.id}
              label={rule.situation}
              hint={`${rule.id} · ${t(rule.replaces ? "rules.replaces" : "rules.adds")}`}
            >
              {() => <span className="num">{rule.delay}</span>}
            </Row>
          ))}
          {now.rules.length === 0 && now.problem === null && <p className="quiet">{t("rules.none")}</p>}
          {may && (
            <div className="row" style={{ paddingBlock: 8 }}>
              <Button icon={PenLine} onClick={() => setWriting(true)} data-testid="firm-rules-write">
                {t("rules.write")}
              </Button>
              <Button
                icon={FileUp}
                onClick={() => void fromFile().catch(toast.fail)}
                data-testid="firm-rules-file"
              >
                {t("rules.file")}
              </Button>
            </div>
          )}
          {take.isError && !writing && <FailureNote failure={take.error} />}
          {now.moves.length > 0 && <MoveTable moves={now.moves} />}
          {writing && (
            <FirmRulesDialog
              text={now.text}
              pending={take.isPending}
              failure={take.error}
              onKeep={(text) => keep({ text })}
              onClose={() => (take.reset(), setWriting(false))}
            />
          )}
        </Group>
      )}
    </Loaded>
  );
}
