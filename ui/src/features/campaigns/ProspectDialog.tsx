import { useState } from "react";

import type { LeadView } from "@/contract/LeadView";
import type { ProspectRow } from "@/contract/ProspectRow";
import { NOBODY } from "@/features/campaigns/nameOf";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { DayInput } from "@/shared/ui/DayInput";
import { Field } from "@/shared/ui/Field";
import { FormDialog } from "@/shared/ui/FormDialog";
import { Textarea } from "@/shared/ui/Textarea";
import { TextField } from "@/shared/ui/TextField";

import styles from "./Campaigns.module.css";

interface Props {
  campaignId: string;
  /** Who is changed; somebody new without it. */
  row?: ProspectRow;
  onDone: (id: string) => void;
  onClose: () => void;
}

const PAIRS: [keyof LeadView, keyof LeadView][] = [
  ["firstName", "lastName"],
  ["company", "jobTitle"],
  ["email", "phone"],
  ["mobile", "city"],
];

/** Somebody met at the stand: a name, a company or an address is enough. */
export function ProspectDialog({ campaignId, row, onDone, onClose }: Props) {
  const { t } = useText("campaigns");
  const [lead, setLead] = useState<LeadView>(row?.lead ?? NOBODY);
  const [score, setScore] = useState(row?.score?.toString() ?? "");
  const [followUp, setFollowUp] = useState(row?.followUp ?? "");
  const save = useAct("prospects.save", {
    quiet: true,
    onDone: (saved) => {
      onDone(saved.row.id);
      onClose();
    },
  });
  const set = (name: keyof LeadView) => (text: string) =>
    setLead((before) => ({ ...before, [name]: text === "" ? null : text }));
  const points = score === "" ? null : Number(score);
  const wrongScore = points !== null && !(Number.isInteger(points) && points >= 0 && points <= 100);
  const known = [lead.firstName, lead.lastName, lead.company, lead.email].some((part) => part?.trim());
  return (
    <FormDialog
      title={t(row === undefined ? "addProspect" : "editProspect")}
      about={t("prospectAbout")}
      verb={t(row === undefined ? "add" : "common:save")}
      ready={Boolean(known) && !wrongScore}
      pending={save.isPending}
      failure={save.error}
      onSubmit={() =>
        save.mutate({
          campaignId,
          ...(row === undefined ? {} : { id: row.id }),
          lead,
          ...(points === null ? {} : { score: points }),
          ...(followUp === "" ? {} : { followUp }),
        })
      }
      onClose={onClose}
      wide
      name="prospect"
    >
      {PAIRS.map(([one, other], at) => (
        <div key={one} className={styles.pair}>
          <TextField
            label={t(`field.${one}`)}
            value={lead[one] ?? ""}
            onText={set(one)}
            autoFocus={at === 0}
            data-testid={`prospect-${one}`}
          />
          <TextField
            label={t(`field.${other}`)}
            value={lead[other] ?? ""}
            onText={set(other)}
            data-testid={`prospect-${other}`}
          />
        </div>
      ))}
      <div className={styles.pair}>
        <TextField
          label={t("scoreLabel")}
          wrong={wrongScore ? t("scoreWrong") : undefined}
          inputMode="numeric"
          value={score}
          onText={setScore}
          data-testid="prospect-score"
        />
        <Field label={t("field.followUp")}>
          {(control) => (
            <DayInput {...control} value={followUp} onDay={setFollowUp} data-testid="prospect-followUp" />
          )}
        </Field>
      </div>
      <Field label={t("field.notes")}>
        {(control) => (
          <Textarea
            {...control}
            rows={3}
            value={lead.notes ?? ""}
            onChange={(event) => set("notes")(event.target.value)}
            data-testid="prospect-notes"
          />
        )}
      </Field>
    </FormDialog>
  );
}
