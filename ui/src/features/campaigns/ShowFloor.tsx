import { ArrowLeft, ArrowRight, DoorOpen, Plus, ScanLine, Undo2, UserPlus } from "lucide-react";
import { useEffect } from "react";
import type { RefObject } from "react";

import type { Answer } from "@/contract/Answer";
import type { ProspectRow } from "@/contract/ProspectRow";
import { Interests } from "@/features/campaigns/catalogue/Interests";
import { Memos } from "@/features/campaigns/Memos";
import { nameOf, placeOf } from "@/shared/prospects/nameOf";
import { ProspectNotes } from "@/features/campaigns/ProspectNotes";
import { Qualify } from "@/features/campaigns/Qualify";
import { DECISIONS } from "@/features/campaigns/stages";
import { FollowUpMenu } from "@/shared/prospects/FollowUpMenu";
import { parisDay } from "@/shared/deadlines/rulerDays";
import { calendarDay } from "@/shared/text/dates";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";

import styles from "./ShowFloor.module.css";

interface Props {
  campaignId: string;
  /** Who is looked at; nobody when all were sorted, or when no one is called so. */
  shown: ProspectRow | null;
  /** Whether words narrow it. */
  filtered: boolean;
  /** Who of how many it is. */
  number: number;
  total: number;
  adding: boolean;
  onAdding: (adding: boolean) => void;
  /** The field of the notes. */
  notes: RefObject<HTMLTextAreaElement | null>;
  onDecide: (answer: Answer) => void;
  /** One person back or on. */
  onStep: (by: number) => void;
  onAdd: () => void;
  /** Reads a card or a badge of somebody new. */
  onBadge: () => void;
  /** Takes the last decision back; nothing to take back without it. */
  onUndo: (() => void) | null;
  onLeave: () => void;
}

/** On the stand, with one thumb: who it is, what they want, and four answers, all of it large. */
export function ShowFloor(props: Props) {
  const { campaignId, shown, filtered, number, total, adding, onAdding, notes } = props;
  const { onDecide, onStep, onAdd, onBadge, onUndo, onLeave } = props;
  const { t, language } = useText("campaigns");
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
            <div className={styles.followUp}>
              <span className="soft">{t("field.followUp")}</span>
              {shown.followUp !== null && calendarDay(shown.followUp, language)}
              <FollowUpMenu id={shown.id} today={parisDay(new Date())} none={shown.followUp === null} />
            </div>
            <ProspectNotes key={`notes ${shown.id}`} campaignId={campaignId} row={shown} field={notes} />
            <Interests
              key={shown.id}
              campaignId={campaignId}
              prospectId={shown.id}
              adding={adding}
              onAdding={onAdding}
            />
            <Qualify key={`questions ${shown.id}`} prospectId={shown.id} />
            <Memos key={`memos ${shown.id}`} prospectId={shown.id} />
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
        <div className={styles.acts}>
          <Button
            icon={Plus}
            disabled={shown === null}
            aria-pressed={adding}
            onClick={() => onAdding(!adding)}
            data-testid="floor-article"
          >
            {t("floor.article")}
          </Button>
          <Button icon={ScanLine} onClick={onBadge} data-testid="floor-badge">
            {t("floor.badge")}
          </Button>
          <Button icon={UserPlus} onClick={onAdd} data-testid="floor-add">
            {t("prospect")}
          </Button>
        </div>
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
            disabled={shown === null || number <= 1}
            aria-label={t("common:previous")}
            onClick={() => onStep(-1)}
            data-testid="floor-back"
          />
          <span className={styles.place} role="status" data-testid="floor-place">
            {shown !== null &&
              t("floor.place", { number: count(number, language), total: count(total, language) })}
          </span>
          <Button
            icon={ArrowRight}
            disabled={shown === null || number >= total}
            aria-label={t("common:next")}
            onClick={() => onStep(1)}
            data-testid="floor-next"
          />
          <Button
            icon={Undo2}
            disabled={onUndo === null}
            onClick={() => onUndo?.()}
            aria-label={t("common:undo")}
            data-testid="floor-undo"
          />
        </div>
      </div>
    </div>
  );
}
