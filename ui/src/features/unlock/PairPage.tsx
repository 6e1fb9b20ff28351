import styles from "@/features/unlock/UnlockPage.module.css";
import { useAct } from "@/shared/data/useAct";
import { Pairing } from "@/shared/secondFactor/Pairing";
import { usePairing } from "@/shared/secondFactor/usePairing";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { FailureNote } from "@/shared/ui/FailureNote";
import { Monogram } from "@/shared/ui/Monogram";

/** The firm asks a code of everybody, and this person has no telephone yet. */
export function PairPage({ onPaired }: { onPaired: () => void }) {
  const { t } = useText("secondFactor");
  const pairing = usePairing(onPaired);
  const lock = useAct("firm.lock");
  return (
    <main className={styles.page} data-testid="pair-page">
      <div className={styles.card}>
        <div className={styles.brand}>
          <Monogram letters="G" size="large" />
          Guichet
        </div>
        <div>
          <h1 className={styles.title}>{t("pairTitle")}</h1>
          <p className="soft">{t("asked")}</p>
        </div>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (pairing.ready) pairing.keep();
          }}
        >
          <Pairing secret={pairing.secret} code={pairing.code} onCode={pairing.setCode} />
          {pairing.failure !== null && <FailureNote failure={pairing.failure} />}
          <div className="row">
            <Button look="quiet" size="large" onClick={() => lock.mutate({})}>
              {t("lock")}
            </Button>
            <Button
              type="submit"
              look="go"
              size="large"
              className="end"
              disabled={!pairing.ready || pairing.pending}
              data-testid="pair-save"
            >
              {t("pair")}
            </Button>
          </div>
        </form>
      </div>
    </main>
  );
}
