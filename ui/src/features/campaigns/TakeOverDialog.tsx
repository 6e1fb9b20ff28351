import { useState } from "react";

import type { CampaignView } from "@/contract/CampaignView";
import type { Place } from "@/contract/Place";
import { useHost } from "@/host/HostContext";
import { useAct } from "@/shared/data/useAct";
import { SecretField } from "@/shared/passphrase/SecretField";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { FormDialog } from "@/shared/ui/FormDialog";
import { useToast } from "@/shared/ui/Toasts";

import styles from "./Campaigns.module.css";

interface Props {
  onDone: (campaign: CampaignView) => void;
  onClose: () => void;
}

/** A campaign that a colleague saved: new here, or joined with what is here. */
export function TakeOverDialog({ onDone, onClose }: Props) {
  const { t } = useText("campaigns");
  const host = useHost();
  const toast = useToast();
  const [place, setPlace] = useState<Place | null>(null);
  const [passphrase, setPassphrase] = useState("");
  const take = useAct("campaigns.take_over", {
    quiet: true,
    said: ({ isNew, added, changed, from }) =>
      t(isNew ? "takeOver.made" : added + changed === 0 ? "takeOver.nothing" : "takeOver.joined", {
        count: added,
        changed,
        from,
      }),
    onDone: ({ campaign }) => {
      onClose();
      onDone(campaign);
    },
  });
  const choose = async () => {
    const [file] = await host.pick("files");
    if (file !== undefined) setPlace(file);
  };
  return (
    <FormDialog
      title={t("takeOver.title")}
      about={t("takeOver.about")}
      verb={t("takeOver.verb")}
      busy={t("takeOver.busy")}
      ready={place !== null && passphrase !== ""}
      pending={take.isPending}
      failure={take.error}
      onSubmit={() => place !== null && take.mutate({ place: place.token, passphrase })}
      onClose={onClose}
      name="take-over"
    >
      <div className={styles.file}>
        <Button onClick={() => void choose().catch(toast.fail)} data-testid="take-over-choose">
          {place === null ? t("takeOver.choose") : t("import.other")}
        </Button>
        {place !== null && <span className="cut soft">{place.name}</span>}
      </div>
      <SecretField
        label={t("takeOver.passphrase")}
        autoComplete="off"
        value={passphrase}
        onText={setPassphrase}
        data-testid="take-over-passphrase"
      />
    </FormDialog>
  );
}
