import { useState } from "react";

import type { Failure } from "@/contract/Failure";
import type { FirmRulesView } from "@/contract/FirmRulesView";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Dialog } from "@/shared/ui/Dialog";
import { FailureNote } from "@/shared/ui/FailureNote";
import { Field } from "@/shared/ui/Field";
import { Textarea } from "@/shared/ui/Textarea";

import ruleExample from "../../../../../assets/law/firm_rules.example.toml?raw";

interface Props {
  text: string;
  pending: boolean;
  failure: Failure | null;
  onKeep: (text: string) => void;
  onClose: () => void;
}

/** The rules as text: tried first, with what they would move, then taken or left. */
export function FirmRulesDialog({ text: kept, pending, failure, onKeep, onClose }: Props) {
  const { t } = useText("law");
  const [text, setText] = useState(kept === "" ? ruleExample : kept);
  const [tried, setTried] = useState<FirmRulesView | null>(null);
  const dry = useAct("deadlines.set_firm_rules", { quiet: true, onDone: setTried });
  const holds = tried !== null && tried.problem === null && tried.text === text;
  return (
    <Dialog
      title={t("rules.write")}
      about={t("rules.writeAbout")}
      onClose={onClose}
      wide
      data-testid="firm-rules"
      foot={
        <>
          <Button onClick={onClose}>{t("common:cancel")}</Button>
          {kept !== "" && (
            <Button onClick={() => onKeep("")} disabled={pending} data-testid="firm-rules-clear">
              {t("rules.clear")}
            </Button>
          )}
          {holds ? (
            <Button look="go" onClick={() => onKeep(text)} disabled={pending} data-testid="firm-rules-keep">
              {t("rules.keep", { count: tried.rules.length })}
            </Button>
          ) : (
            <Button
              look="go"
              onClick={() => dry.mutate({ text, dry: true })}
              disabled={dry.isPending || text.trim() === ""}
              data-testid="firm-rules-try"
            >
              {t("rules.try")}
            </Button>
          )}
        </>
      }
    >
      <Field label={t("rules.text")}>
        {(control) => (
          <Textarea
            {...control}
            autoFocus
            spellCheck={false}
            rows={16}
            style={{ fontFamily: "var(--mono)", fontSize: 12 }}
            value={text}
            onChange={(event) => setText(event.target.value)}
            data-testid="firm-rules-text"
          />
        )}
      </Field>
      <div role="status">
        {tried?.text === text && tried.problem !== null && (
          <p className="red" data-testid="firm-rules-problem">
            {t("rules.problem", { problem: tried.problem })}
          </p>
        )}
        {holds && <p>{t("rules.would", { count: tried.moves.length })}</p>}
      </div>
      {(dry.isError || failure !== null) && <FailureNote failure={dry.error ?? failure} />}
    </Dialog>
  );
}
