import { ArrowLeft, ArrowRight, DoorOpen, Undo2, UserPlus } from "lucide-react";
import { useEffect } from "react";

import type { Answer } from "@/contract/Answer";
import type { ProspectRow } from "@/contract/ProspectRow";
import { Interests } from "@/features/campaigns/catalogue/Interests";
import { nameOf, placeOf } from "@/features/campaigns/nameOf";
import { DECISIONS } from "@/features/campaigns/stages";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";

import styles from "./ShowFloor.module.css";

interface Props {
  campaignId: string;
  /** Who is looked at; nobody when all were sorted, or when no one is called so. */
  shown: ProspectRow | null;
  /** Whether words narrow it. */
  filtered: boolean;
  adding: boolean;
  onAdding: (adding: boolean) => void;
  onDecide: (answer: Answer) => void;
  /** One person back or on. */
  onStep: (by: number) => void;
  onAdd: () => void;
  /** Takes the last decision back; nothing to take back without it. */
  onUndo: (() => void) | null;
  onLeave: () => void;
}

/** On the stand, with one thumb: who it is, what they want, and four answers, all of it large. */
export function ShowFloor(props: Props) {
  const { campaignId, shown, filtered, adding, onAdding, onDecide, onStep, onAdd, onUndo, onLeave } = props;
  const { t } = useText("campaigns");
  useEffect(() => {
    // Dialogs that open from here are as large as what opened them.
    document.documentElement.dataset.floor = "true";
    return () => {
      delete document.documentElement.dataset.floor;
    };
  }, []);
  return (
    <div className={styles.floor} data-testid="show-floor">
      <div className={styles.who}>
        {shown === null ? (
          <p className="soft">{t(filtered ? "noMatch" : "floor.nobody")}</p>
        ) : (
          <>
            <div className={styles.name} data-testid="floor-name">
              <h2 className="private">{nameOf(shown.lead)}</h2>
              <p className="soft private">{placeOf(shown.lead)}</p>
              {shown.lead.email === null && <p className="amber">{t("noAddressYet")}</p>}
            </div>
            {shown.lead.notes !== null && <p className={`${styles.notes} private`}>{shown.lead.notes}</p>}
            <Interests
              key={shown.id}
              campaignId={campaignId}
              prospectId={shown.id}
              adding={adding}
              onAdding={onAdding}
            />
          </>
        )}
      </div>
      <div className={styles.thumb}>
        {shown !== null && (
          <div className={styles.answers} role="group" aria-label={t("decision")}>
            {DECISIONS.map(({ answer, stage }) => (
              <button
                key={answer}
                type="button"
                className={styles.answer}
                data-go={answer === "yes"}
                aria-pressed={shown.answer === answer}
                onClick={() => onDecide(answer)}
                data-testid={`floor-${answer}`}
              >
                <strong>{t(`verb.${answer}`)}</strong>
                <span>{t(`into.${stage}`)}</span>
              </button>
            ))}
          </div>
        )}
        <div className={styles.moves}>
          <Button
            icon={DoorOpen}
            onClick={onLeave}
            aria-label={t("floor.leave")}
            title={t("floor.leave")}
            data-testid="floor-leave"
          >
            {t("floor.leaveShort")}
          </Button>
          <Button
            icon={ArrowLeft}
            disabled={shown === null}
            aria-label={t("common:previous")}
            onClick={() => onStep(-1)}
            data-testid="floor-back"
          />
          <Button icon={UserPlus} onClick={onAdd} data-testid="floor-add">
            {t("prospect")}
          </Button>
          <Button
            icon={Undo2}
            disabled={onUndo === null}
            onClick={() => onUndo?.()}
            aria-label={t("common:undo")}
            data-testid="floor-undo"
          />
          <Button
            icon={ArrowRight}
            disabled={shown === null}
            aria-label={t("common:next")}
            onClick={() => onStep(1)}
            data-testid="floor-next"
          />
        </div>
      </div>
    </div>
  );
}
