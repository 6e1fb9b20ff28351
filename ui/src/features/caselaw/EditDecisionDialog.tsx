import { useState } from "react";

import type { DecisionCardView } from "@/contract/DecisionCardView";
import { useAct } from "@/shared/data/useAct";
import { PROCEDURES } from "@/shared/messages/words";
import { useText } from "@/shared/text/useText";
import { DayInput } from "@/shared/ui/DayInput";
import { Field } from "@/shared/ui/Field";
import { FormDialog } from "@/shared/ui/FormDialog";
import { Select } from "@/shared/ui/Select";
import { Textarea } from "@/shared/ui/Textarea";
import { TextField } from "@/shared/ui/TextField";

/** Corrects what was read, or fills what was not. */
export function EditDecisionDialog({ view, onClose }: { view: DecisionCardView; onClose: () => void }) {
  const { t } = useText("caselaw");
  const { decision } = view;
  const [fields, setFields] = useState({
    court: decision.court,
    formation: view.formation,
    numbers: decision.numbers.join(", "),
    readOn: decision.readOn,
    ecli: view.ecli,
    title: decision.title,
    outcome: decision.outcome,
    publication: decision.publication,
    procedure: decision.procedure ?? "",
    summary: view.summary,
    source: view.source,
    licence: view.licence,
  });
  const set = (part: Partial<typeof fields>) => setFields({ ...fields, ...part });
  const update = useAct("case_law.update", { quiet: true, onDone: onClose });
  const line = (name: Exclude<keyof typeof fields, "readOn" | "procedure" | "summary">) => (
    <TextField
      label={t(`facts.${name}`)}
      value={fields[name]}
      onText={(text) => set({ [name]: text })}
      data-testid={`decision-${name}`}
    />
  );
  return (
    <FormDialog
      title={t("edit")}
      verb={t("save")}
      ready
      pending={update.isPending}
      failure={update.error}
      wide
      onSubmit={() =>
        update.mutate({
          id: decision.id,
          ...fields,
          numbers: fields.numbers.split(",").map((number) => number.trim()),
        })
      }
      onClose={onClose}
      name="decision-edit"
    >
      {line("court")}
      {line("formation")}
      {line("numbers")}
      <Field label={t("facts.readOn")}>
        {(control) => <DayInput {...control} value={fields.readOn} onDay={(readOn) => set({ readOn })} />}
      </Field>
      {line("ecli")}
      {line("outcome")}
      <Field label={t("facts.publication")}>
        {(control) => (
          <Select
            {...control}
            value={fields.publication}
            options={["", "A", "B", "C"].map((value) => ({
              value,
              label: value === "" ? t("lebon.none") : t(`lebon.${value}`),
            }))}
            onValue={(publication) => set({ publication })}
          />
        )}
      </Field>
      <Field label={t("facts.procedure")}>
        {(control) => (
          <Select
            {...control}
            value={fields.procedure}
            options={[
              { value: "", label: t("noProcedure") },
              ...PROCEDURES.map((word) => ({ value: word, label: t(`words:procedure.${word}`) })),
            ]}
            onValue={(procedure) => set({ procedure })}
          />
        )}
      </Field>
      {line("title")}
      <Field label={t("summary")}>
        {(control) => (
          <Textarea
            {...control}
            rows={3}
            value={fields.summary}
            onChange={(event) => set({ summary: event.target.value })}
          />
        )}
      </Field>
      {line("source")}
      {line("licence")}
    </FormDialog>
  );
}
