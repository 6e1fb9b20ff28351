import { useState } from "react";

import type { ConsentView } from "@/contract/ConsentView";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { DayInput } from "@/shared/ui/DayInput";
import { Field } from "@/shared/ui/Field";
import { FormDialog } from "@/shared/ui/FormDialog";
import { TextField } from "@/shared/ui/TextField";

interface Props {
  contact: string;
  /** The agreement that is taken back; `null` writes a new one. */
  withdraws: ConsentView | null;
  onClose: () => void;
}

/** One line of the consent log. */
export function ConsentDialog({ contact, withdraws, onClose }: Props) {
  const { t } = useText("rights");
  const [purpose, setPurpose] = useState(withdraws?.purpose ?? "");
  const [saidOn, setSaidOn] = useState("");
  const [evidence, setEvidence] = useState("");
  const record = useAct("rights.record_consent", { quiet: true, onDone: onClose });
  const given = withdraws === null;
  return (
    <FormDialog
      name="consent-dialog"
      title={t(given ? "consent.addTitle" : "consent.withdrawTitle")}
      about={t("consent.about")}
      verb={t(given ? "consent.save" : "consent.withdraw")}
      ready={purpose.trim() !== "" && evidence.trim() !== ""}
      pending={record.isPending}
      failure={record.error}
      onSubmit={() =>
        record.mutate({
          contactId: contact,
          purpose,
          given,
          evidence,
          ...(saidOn === "" ? {} : { saidOn }),
        })
      }
      onClose={onClose}
    >
      <TextField
        label={t("consent.purpose")}
        hint={t("consent.purposeHint")}
        value={purpose}
        onText={setPurpose}
        readOnly={!given}
        data-testid="consent-purpose"
      />
      <Field label={t("consent.saidOn")} hint={t("consent.saidOnHint")}>
        {(control) => <DayInput {...control} value={saidOn} onDay={setSaidOn} data-testid="consent-day" />}
      </Field>
      <TextField
        label={t("consent.evidence")}
        hint={t("consent.evidenceHint")}
        value={evidence}
        onText={setEvidence}
        data-testid="consent-evidence"
      />
    </FormDialog>
  );
}
