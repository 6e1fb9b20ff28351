import { useDeferredValue, useState } from "react";

import type { Compute } from "@/contract/Compute";
import type { FamilyView } from "@/contract/FamilyView";
import type { LegalAid } from "@/contract/LegalAid";
import type { WorkspaceView } from "@/contract/WorkspaceView";
import { ComputedPreview } from "@/features/workspaces/ComputedPreview";
import { FamilyChoice } from "@/features/workspaces/FamilyChoice";
import { LegalAidFields } from "@/features/workspaces/LegalAidFields";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { DateFields } from "@/shared/deadlines/DateFields";
import { dueOf } from "@/shared/deadlines/dueOf";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { DayInput } from "@/shared/ui/DayInput";
import { Dialog } from "@/shared/ui/Dialog";
import { FailureNote } from "@/shared/ui/FailureNote";
import { Field } from "@/shared/ui/Field";
import { FormBlock, useFormBlocks } from "@/shared/ui/formBlock";
import { Select } from "@/shared/ui/Select";

const RESIDENCES = ["metropole", "outre-mer", "etranger"] as const;

/** The delay itself, or what runs after legal aid was asked for within it. */
function ruleOf(
  { family, variant, afterLegalAid }: FamilyView,
  aid: LegalAid | null,
): Pick<Compute, "family"> {
  const named = (name: string) => (variant === "" ? {} : { [name]: variant });
  if (aid === null || afterLegalAid === null) return { family, ...named("variant") };
  return {
    family: afterLegalAid,
    legalAid: { ...aid, baseFamily: family, ...named("baseVariant") },
  } as Compute;
}

interface Props {
  workspace: WorkspaceView;
  onClose: () => void;
  /** Enters the date by hand instead. */
  onEnter: () => void;
}

/** A deadline from a rule: the situation chooses the rule, the decision's date its version; the result is shown as one types. */
export function ComputeDialog({ workspace, onClose, onEnter }: Props) {
  const { t } = useText("workspaces");
  const [family, setFamily] = useState<FamilyView | null>(null);
  const [decided, setDecided] = useState("");
  const [day, setDay] = useState("");
  const [time, setTime] = useState("");
  const [residence, setResidence] = useState<(typeof RESIDENCES)[number]>("metropole");
  const [legalAid, setLegalAid] = useState<LegalAid | null>(null);
  const { blocked, block } = useFormBlocks();
  const aided = family?.afterLegalAid == null ? null : legalAid;
  const complete =
    aided === null ||
    (aided.requested !== undefined && (aided.notifiedApplicant ?? aided.notifiedLawyer) !== undefined);
  const request: Compute | null =
    family === null || decided === "" || day === "" || !complete || blocked
      ? null
      : { ...ruleOf(family, aided), decided, start: dueOf(day, time), residence };
  const asked = useDeferredValue(request);
  const outcome = useAsk("deadlines.compute", asked ?? { family: "", decided: "", start: "" }, {
    when: asked !== null,
  });
  const propose = useAct("deadlines.propose", {
    quiet: true,
    said: () => t("compute.done"),
    onDone: onClose,
  });
  const result = request === null ? undefined : outcome.data;
  return (
    <Dialog
      title={t("compute.title")}
      onClose={onClose}
      wide
      data-testid="compute-dialog"
      foot={
        <>
          <Button onClick={onClose}>{t("common:cancel")}</Button>
          {result?.manual === true ? (
            <Button look="go" onClick={onEnter} data-testid="enter-instead">
              {t("compute.enterInstead")}
            </Button>
          ) : (
            <Button
              look="go"
              disabled={request === null || result?.dueAt == null || propose.isPending}
              onClick={() => request !== null && propose.mutate({ ...request, workspaceId: workspace.id })}
              data-testid="propose-deadline"
            >
              {t("compute.submit")}
            </Button>
          )}
        </>
      }
    >
      <FamilyChoice procedure={workspace.procedure} decided={decided} chosen={family} onChoose={setFamily} />
      <FormBlock value={block}>
        <Field label={t("compute.decided")}>
          {(control) => (
            <DayInput value={decided} onDay={setDecided} data-testid="compute-decided" {...control} />
          )}
        </Field>
        <DateFields
          day={day}
          time={time}
          onDay={setDay}
          onTime={setTime}
          labels={{ day: t("compute.notified"), time: t("compute.hour") }}
        />
        <Field label={t("compute.residence")}>
          {(control) => (
            <Select<(typeof RESIDENCES)[number]>
              value={residence}
              options={RESIDENCES.map((value) => ({ value, label: t(`compute.${value}`) }))}
              onValue={setResidence}
              {...control}
            />
          )}
        </Field>
        {family?.afterLegalAid != null && <LegalAidFields value={legalAid} onValue={setLegalAid} />}
      </FormBlock>
      {request === null ? (
        <p className="soft">{t("compute.wait")}</p>
      ) : outcome.isError ? (
        <FailureNote failure={outcome.error} />
      ) : (
        result !== undefined && <ComputedPreview outcome={result} />
      )}
      {propose.isError && <FailureNote failure={propose.error} />}
    </Dialog>
  );
}
