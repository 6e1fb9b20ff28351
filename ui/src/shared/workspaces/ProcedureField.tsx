import type { Procedure } from "@/contract/Procedure";
import { PROCEDURES } from "@/shared/messages/words";
import { useText } from "@/shared/text/useText";
import { Field } from "@/shared/ui/Field";
import { Select } from "@/shared/ui/Select";

interface Props {
  /** Empty: not chosen yet. */
  procedure: Procedure | "";
  onProcedure: (procedure: Procedure) => void;
}

/** Which procedure a workspace is. */
export function ProcedureField({ procedure, onProcedure }: Props) {
  const { t } = useText("workspaces");
  return (
    <Field label={t("create.procedure")}>
      {(control) => (
        <Select<Procedure | "">
          value={procedure}
          options={[
            ...(procedure === "" ? [{ value: "" as const, label: t("create.procedureChoose") }] : []),
            ...PROCEDURES.map((word) => ({ value: word, label: t(`words:procedure.${word}`) })),
          ]}
          onValue={(word) => word !== "" && onProcedure(word)}
          data-testid="procedure"
          {...control}
        />
      )}
    </Field>
  );
}
