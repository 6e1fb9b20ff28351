import { Pairing } from "@/shared/secondFactor/Pairing";
import { usePairing } from "@/shared/secondFactor/usePairing";
import { useText } from "@/shared/text/useText";
import { FormDialog } from "@/shared/ui/FormDialog";

/** Pairs the telephone of the person at the screen. */
export function PairDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText("secondFactor");
  const pairing = usePairing(onClose);
  return (
    <FormDialog
      title={t("pairTitle")}
      about={t("pairAbout")}
      verb={t("pair")}
      ready={pairing.ready}
      pending={pairing.pending}
      failure={pairing.failure}
      onSubmit={pairing.keep}
      onClose={onClose}
      name="pair"
    >
      <Pairing secret={pairing.secret} code={pairing.code} onCode={pairing.setCode} />
    </FormDialog>
  );
}
