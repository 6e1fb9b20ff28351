import { useState } from "react";

import type { FirmEntry } from "@/contract/FirmEntry";
import type { FirmsView } from "@/contract/FirmsView";
import { FirmChoice } from "@/features/unlock/FirmChoice";
import { PassphraseForm } from "@/features/unlock/PassphraseForm";
import { RecoverForm } from "@/features/unlock/RecoverForm";
import styles from "@/features/unlock/UnlockPage.module.css";
import { RestorePanel } from "@/shared/restore/RestorePanel";
import { useRestore } from "@/shared/restore/useRestore";
import { OfficeKind } from "@/shared/text/OfficeKind";
import { useText } from "@/shared/text/useText";
import { Monogram } from "@/shared/ui/Monogram";

interface UnlockPageProps {
  firms: FirmsView;
  /** Why the firm was locked a moment ago: `idle`, `person`, or empty at the start. */
  why: string;
  onMake: () => void;
  onEntered: () => void;
}

/** The door: which firm, and what opens it. */
export function UnlockPage(props: UnlockPageProps) {
  const { firms } = props.firms;
  const [chosen, setChosen] = useState(firms[0]?.tenantId ?? "");
  const firm = firms.find(({ tenantId }) => tenantId === chosen) ?? firms[0];
  if (firm === undefined) return null;
  return (
    <OfficeKind value={firm.kind}>
      <Door {...props} firm={firm} onChoose={setChosen} />
    </OfficeKind>
  );
}

interface DoorProps extends UnlockPageProps {
  firm: FirmEntry;
  onChoose: (tenantId: string) => void;
}

/** In the words of the firm that is chosen. */
function Door({ firms, why, firm, onChoose, onMake, onEntered }: DoorProps) {
  const { t } = useText("unlock");
  const [recovering, setRecovering] = useState(false);
  const restore = useRestore();
  return (
    <main className={styles.page} data-testid="unlock">
      <div className={styles.card}>
        <div className={styles.brand}>
          <Monogram letters="G" size="large" />
          Guichet
        </div>
        <div>
          <h1 className={styles.title}>{t(recovering ? "recover.title" : "title")}</h1>
          <p className="soft">
            {recovering
              ? t("recover.about")
              : why === "idle"
                ? t("idle")
                : why === "person"
                  ? t("person")
                  : t("about")}
          </p>
        </div>
        <FirmChoice firms={firms.firms} chosen={firm.tenantId} onChoose={onChoose} />
        {recovering ? (
          <RecoverForm
            key={firm.tenantId}
            firm={firm}
            onEntered={onEntered}
            onBack={() => setRecovering(false)}
          />
        ) : (
          <PassphraseForm
            key={firm.tenantId}
            firm={firm}
            keyring={firms.keyringAvailable}
            tryKeyring={why === ""}
            onEntered={onEntered}
          />
        )}
        <RestorePanel restore={restore} />
        <footer className={styles.foot}>
          {!recovering && (
            <button
              type="button"
              className="link"
              onClick={() => setRecovering(true)}
              data-testid="unlock-recover"
            >
              {t("recover.link")}
            </button>
          )}
          <button type="button" className="link" onClick={restore.choose} data-testid="unlock-restore">
            {t("backup:restore.link")}
          </button>
          <button type="button" className="link" onClick={onMake} data-testid="unlock-make-firm">
            {t("make")}
          </button>
          <span className="end quiet">{firms.version}</span>
        </footer>
      </div>
    </main>
  );
}
