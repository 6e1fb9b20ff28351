import { useState } from "react";

import type { CampaignView } from "@/contract/CampaignView";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { useText } from "@/shared/text/useText";
import { DayInput } from "@/shared/ui/DayInput";
import { Field } from "@/shared/ui/Field";
import { FormDialog } from "@/shared/ui/FormDialog";
import { TextField } from "@/shared/ui/TextField";

import styles from "./Campaigns.module.css";

interface Props {
  /** The campaign that is changed; a new one without it. */
  campaign?: CampaignView;
  onDone: (campaign: CampaignView) => void;
  onClose: () => void;
}

/** A show: half a minute at the stand, only the name is needed. */
export function CampaignDialog({ campaign, onDone, onClose }: Props) {
  const { t } = useText("campaigns");
  const [name, setName] = useState(campaign?.name ?? "");
  const [event, setEvent] = useState(campaign?.event ?? "");
  const [place, setPlace] = useState(campaign?.place ?? "");
  const [startsOn, setStart] = useState(campaign?.startsOn ?? "");
  const [endsOn, setEnd] = useState(campaign?.endsOn ?? "");
  const [distributor, setDistributor] = useState(campaign?.distributor?.name ?? "");
  const known = useAsk("campaigns.distributors", {}).data?.items ?? [];
  const save = useAct("campaigns.save", { quiet: true, onDone });
  const disordered = startsOn !== "" && endsOn !== "" && endsOn < startsOn;
  return (
    <FormDialog
      title={t(campaign === undefined ? "dialog.new" : "dialog.edit")}
      about={t("dialog.about")}
      verb={t(campaign === undefined ? "dialog.create" : "common:save")}
      ready={name.trim() !== "" && !disordered}
      pending={save.isPending}
      failure={save.error}
      onSubmit={() =>
        save.mutate({
          ...(campaign === undefined ? {} : { id: campaign.id }),
          name,
          event,
          place,
          distributor,
          ...(startsOn === "" ? {} : { startsOn }),
          ...(endsOn === "" ? {} : { endsOn }),
        })
      }
      onClose={onClose}
      name="campaign"
    >
      <TextField
        label={t("dialog.name")}
        value={name}
        onText={setName}
        autoFocus
        data-testid="campaign-name"
      />
      <div className={styles.pair}>
        <TextField label={t("dialog.event")} value={event} onText={setEvent} data-testid="campaign-event" />
        <TextField label={t("dialog.place")} value={place} onText={setPlace} data-testid="campaign-place" />
      </div>
      <div className={styles.pair}>
        <Field label={t("dialog.starts")}>
          {(control) => (
            <DayInput {...control} value={startsOn} onDay={setStart} data-testid="campaign-starts" />
          )}
        </Field>
        <Field label={t("dialog.ends")} wrong={disordered ? t("dialog.disordered") : undefined}>
          {(control) => <DayInput {...control} value={endsOn} onDay={setEnd} data-testid="campaign-ends" />}
        </Field>
      </div>
      <TextField
        label={t("dialog.distributor")}
        hint={t("dialog.distributorHint")}
        value={distributor}
        onText={setDistributor}
        list="known-distributors"
        data-testid="campaign-distributor"
      />
      <datalist id="known-distributors">
        {known.map(({ id, name: house }) => (
          <option key={id} value={house} />
        ))}
      </datalist>
    </FormDialog>
  );
}
