import type { CampaignView } from "@/contract/CampaignView";
import { useHost } from "@/host/HostContext";
import { useAct } from "@/shared/data/useAct";
import { NewPassphrase } from "@/shared/passphrase/NewPassphrase";
import { useNewPassphrase } from "@/shared/passphrase/useNewPassphrase";
import { fileSize } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { FormDialog } from "@/shared/ui/FormDialog";
import { useToast } from "@/shared/ui/Toasts";

interface Props {
  campaign: CampaignView;
  onClose: () => void;
}

/** The whole campaign into one file, for a colleague or the other laptop of the stand. */
export function HandOverDialog({ campaign, onClose }: Props) {
  const { t, language } = useText("campaigns");
  const host = useHost();
  const toast = useToast();
  const passphrase = useNewPassphrase();
  const { id, name } = campaign;
  const write = useAct("campaigns.hand_over", {
    quiet: true,
    said: ({ prospects, bytes }) => t("handOver.done", { count: prospects, size: fileSize(bytes, language) }),
    onDone: onClose,
  });
  const save = async () => {
    const [place] = await host.pick("save", `${name}.guichet-campagne`);
    if (place !== undefined) write.mutate({ id, passphrase: passphrase.value, place: place.token });
  };
  return (
    <FormDialog
      title={t("handOver.title")}
      about={t("handOver.about")}
      verb={t("handOver.verb")}
      busy={t("handOver.busy")}
      ready={passphrase.ready}
      pending={write.isPending}
      failure={write.error}
      onSubmit={() => void save().catch(toast.fail)}
      onClose={onClose}
      name="hand-over"
    >
      <NewPassphrase passphrase={passphrase} name="hand-over" autoFocus />
      <p className="small soft">{t("handOver.what")}</p>
    </FormDialog>
  );
}
