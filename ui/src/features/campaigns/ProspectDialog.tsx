import { useState } from "react";

import type { CardReading } from "@/contract/CardReading";
import type { LeadView } from "@/contract/LeadView";
import type { Place } from "@/contract/Place";
import type { ProspectRow } from "@/contract/ProspectRow";
import { CardReader } from "@/features/campaigns/CardReader";
import { CardSeen } from "@/features/campaigns/CardSeen";
import { parisDay } from "@/shared/deadlines/rulerDays";
import { NOBODY } from "@/shared/prospects/nameOf";
import { useAct } from "@/shared/data/useAct";
import { useBegun } from "@/shared/keep/useBegun";
import { useText } from "@/shared/text/useText";
import { Checkbox } from "@/shared/ui/Checkbox";
import { DayInput } from "@/shared/ui/DayInput";
import { Field } from "@/shared/ui/Field";
import { FormDialog } from "@/shared/ui/FormDialog";
import { MachineMark } from "@/shared/ui/MachineMark";
import { Textarea } from "@/shared/ui/Textarea";
import { TextField } from "@/shared/ui/TextField";

import styles from "./Campaigns.module.css";

interface Props {
  campaignId: string;
  /** Who is changed; somebody new without it. */
  row?: ProspectRow;
  /** The card of somebody new that was chosen already. */
  chosen?: Place | null;
  onDone: (id: string) => void;
  onClose: () => void;
}

const PAIRS: [keyof LeadView, keyof LeadView][] = [
  ["firstName", "lastName"],
  ["company", "jobTitle"],
  ["email", "phone"],
  ["mobile", "postalCode"],
  ["city", "country"],
];

/** What was typed stays; where nothing was, the card speaks. */
function merged(typed: LeadView, said: LeadView): LeadView {
  const known = Object.entries(typed).filter(([, value]) => value !== null);
  return { ...said, ...Object.fromEntries(known) };
}

/** The field of a reading: `firstName` is `first_name`. */
const wordOf = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Somebody met at the stand: a name, a company or an address is enough. */
export function ProspectDialog({ campaignId, row, chosen = null, onDone, onClose }: Props) {
  const { t } = useText("campaigns");
  const place = row === undefined ? `campaigns.prospect.new.${campaignId}` : `campaigns.prospect.${row.id}`;
  const [{ before, lead, score, followUp }, setForm, begun] = useBegun(place, {
    // As it stood when the form was opened: somebody else may be writing too.
    before: row,
    lead: row?.lead ?? NOBODY,
    score: row?.score?.toString() ?? "",
    followUp: row?.followUp ?? "",
  });
  const setLead = (change: (lead: LeadView) => LeadView) =>
    setForm((form) => ({ ...form, lead: change(form.lead) }));
  const [card, setCard] = useState<{ reading: CardReading; place: Place | null } | null>(null);
  const [keepPhoto, setKeepPhoto] = useState(false);
  const [at, setAt] = useState<string | null>(null);
  const keep = useAct("prospects.add_memo");
  const save = useAct("prospects.save", {
    quiet: true,
    onDone: (saved) => {
      if (keepPhoto && card?.place) keep.mutate({ prospectId: saved.row.id, place: card.place.token });
      begun.forget();
      onDone(saved.row.id);
      onClose();
    },
  });
  const set = (name: keyof LeadView) => (text: string) =>
    setLead((before) => ({ ...before, [name]: text === "" ? null : text }));
  /** What the machine read stands under its field until somebody changes it. */
  const read = (name: keyof LeadView) => {
    const value = card?.reading.values.find(({ field }) => field === wordOf(name));
    return value === undefined || value.value !== lead[name] ? undefined : (
      <MachineMark confidence={value.confidence}>{value.said}</MachineMark>
    );
  };
  const take = (reading: CardReading, place: Place | null) => {
    setCard({ reading, place });
    setLead((before) => merged(before, reading.lead));
  };
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
      dirty={card !== null}
      begun={begun}
      failure={save.error}
      onSubmit={() =>
        save.mutate({
          campaignId,
          ...(before === undefined
            ? {}
            : {
                id: before.id,
                was: {
                  lead: before.lead,
                  ...(before.score === null ? {} : { score: before.score }),
                  ...(before.followUp === null ? {} : { followUp: before.followUp }),
                },
              }),
          lead,
          ...(points === null ? {} : { score: points }),
          ...(followUp === "" ? {} : { followUp }),
        })
      }
      onClose={onClose}
      wide
      name="prospect"
    >
      {row === undefined && <CardReader campaignId={campaignId} chosen={chosen} onRead={take} />}
      {card !== null && <CardSeen reading={card.reading} at={at} />}
      {card?.place != null && card.reading.picture !== null && (
        <Checkbox checked={keepPhoto} onChecked={setKeepPhoto} data-testid="card-keep">
          {t("card.keep")}
        </Checkbox>
      )}
      {PAIRS.map(([one, other], index) => (
        <div key={one} className={styles.pair}>
          <TextField
            label={t(`field.${one}`)}
            value={lead[one] ?? ""}
            onText={set(one)}
            hint={read(one)}
            onFocus={() => setAt(wordOf(one))}
            autoFocus={index === 0}
            data-testid={`prospect-${one}`}
          />
          <TextField
            label={t(`field.${other}`)}
            value={lead[other] ?? ""}
            onText={set(other)}
            hint={read(other)}
            onFocus={() => setAt(wordOf(other))}
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
          onText={(score) => setForm((form) => ({ ...form, score }))}
          data-testid="prospect-score"
        />
        <Field
          label={t("field.followUp")}
          hint={followUp !== "" && followUp < parisDay(new Date()) ? t("followUpPast") : undefined}
        >
          {(control) => (
            <DayInput
              {...control}
              value={followUp}
              onDay={(followUp) => setForm((form) => ({ ...form, followUp }))}
              data-testid="prospect-followUp"
            />
          )}
        </Field>
      </div>
      <Field label={t("field.notes")}>
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            value={lead.notes ?? ""}
            onChange={(event) => set("notes")(event.target.value)}
            data-testid="prospect-notes"
          />
        )}
      </Field>
    </FormDialog>
  );
}
