import { Ellipsis, MailPlus, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import type { RefObject } from "react";

import type { Answer } from "@/contract/Answer";
import { Interests } from "@/features/campaigns/catalogue/Interests";
import { Memos } from "@/features/campaigns/Memos";
import { nameOf } from "@/shared/prospects/nameOf";
import { ProspectDialog } from "@/features/campaigns/ProspectDialog";
import { ProspectNotes } from "@/features/campaigns/ProspectNotes";
import { Qualify } from "@/features/campaigns/Qualify";
import { stepWords } from "@/features/campaigns/stepWords";
import { DECISIONS } from "@/features/campaigns/stages";
import { useAsk } from "@/shared/data/useAsk";
import { parisDay } from "@/shared/deadlines/rulerDays";
import { calendarDay, listTime } from "@/shared/text/dates";
import { FollowUpMenu } from "@/shared/prospects/FollowUpMenu";
import { readablePhone } from "@/shared/text/phone";
import { useText } from "@/shared/text/useText";
import { Avatar } from "@/shared/ui/Avatar";
import { Button } from "@/shared/ui/Button";
import { Failed } from "@/shared/ui/Failed";
import { GoTo } from "@/shared/ui/GoTo";
import { Kbd } from "@/shared/ui/Kbd";
import { Menu } from "@/shared/ui/Menu";
import { Section } from "@/shared/ui/Section";
import { Skeleton } from "@/shared/ui/Skeleton";

import styles from "./CampaignSpace.module.css";

interface Props {
  id: string;
  /** How many are chosen besides; the decision is for all of them. */
  many: number;
  onDecide: (answer: Answer) => void;
  /** Writes to whoever is chosen. */
  onWrite: () => void;
  onRemove: () => void;
  /** Whether a product is being looked for. */
  adding: boolean;
  onAdding: (adding: boolean) => void;
  /** The field of the notes. */
  notes: RefObject<HTMLTextAreaElement | null>;
}

/** Who this is, and the four decisions. */
export function ProspectCard(props: Props) {
  const { id, many, onDecide, onWrite, onRemove, adding, onAdding, notes } = props;
  const { t, language } = useText("campaigns");
  const [editing, setEditing] = useState(false);
  const asked = useAsk("prospects.show", { id }, { keep: false });
  if (asked.data === undefined) {
    return (
      <aside className={styles.aside}>
        {asked.isError ? (
          <Failed failure={asked.error} onRetry={() => void asked.refetch()} />
        ) : (
          <Skeleton rows={6} />
        )}
      </aside>
    );
  }
  const { row, history, metBefore, campaignId } = asked.data;
  const { lead } = row;
  const now = new Date();
  const work = [lead.jobTitle, lead.company].filter((part) => part !== null).join(", ");
  const facts: [string, string | null][] = [
    ["email", lead.email],
    ["phone", lead.phone === null ? null : readablePhone(lead.phone)],
    ["mobile", lead.mobile === null ? null : readablePhone(lead.mobile)],
    ["city", [lead.postalCode, lead.city].filter((part) => part !== null).join(" ") || null],
    ["country", lead.country],
    ["score", row.score === null ? null : `${row.score} / 100`],
  ];
  return (
    <aside className={styles.aside} aria-label={nameOf(lead)} data-testid="prospect-card">
      <div className={styles.who}>
        <Avatar name={nameOf(lead)} />
        <div className="private">
          <h2>{nameOf(lead)}</h2>
          <p className="soft">{work}</p>
        </div>
        <Menu
          align="end"
          groups={[
            {
              items: [
                { id: "prospect-edit", label: t("edit"), icon: Pencil, run: () => setEditing(true) },
                { id: "prospect-remove", label: t("remove"), icon: Trash2, run: onRemove },
              ],
            },
          ]}
        >
          <Button look="quiet" icon={Ellipsis} aria-label={t("common:more")} data-testid="prospect-more" />
        </Menu>
      </div>
      <dl className={`${styles.facts} private`}>
        {lead.email === null && (
          <>
            <dt>{t("field.email")}</dt>
            <dd className={styles.missing}>{t("noAddressYet")}</dd>
          </>
        )}
        {facts.map(([name, value]) =>
          value === null ? null : (
            <div key={name} style={{ display: "contents" }}>
              <dt>{t(`field.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
        <dt>{t("field.followUp")}</dt>
        <dd className={styles.followUp}>
          {row.followUp !== null && (
            <span className={row.followUp < parisDay(now) ? styles.late : undefined}>
              {calendarDay(row.followUp, language)}
            </span>
          )}
          <FollowUpMenu id={id} today={parisDay(now)} none={row.followUp === null} />
        </dd>
      </dl>
      {many > 1 && <p className="small soft">{t("forAll", { count: many })}</p>}
      <div className={styles.decisions} role="group" aria-label={t("decision")}>
        {DECISIONS.map(({ answer, keys, stage }) => (
          <button
            key={answer}
            type="button"
            className={styles.decision}
            data-go={answer === "yes"}
            aria-pressed={row.answer === answer}
            onClick={() => onDecide(answer)}
            data-testid={`decide-${answer}`}
          >
            <strong>
              {t(`verb.${answer}`)} <Kbd keys={keys} />
            </strong>
            <span>{t(`into.${stage}`)}</span>
          </button>
        ))}
      </div>
      <ProspectNotes campaignId={campaignId} row={row} field={notes} />
      <Interests campaignId={campaignId} prospectId={id} adding={adding} onAdding={onAdding} />
      <div>
        <Button icon={MailPlus} keys="w" onClick={onWrite} data-testid="prospect-write">
          {t("write")}
        </Button>
      </div>
      <Qualify prospectId={id} />
      <Memos prospectId={id} />
      {metBefore.length > 0 && (
        <Section title={t("metBefore")}>
          <ul>
            {metBefore.map((met) => (
              <li key={met.prospectId} className={styles.step}>
                <GoTo to={{ room: "campaigns", id: met.campaignId }} className="cut">
                  {met.campaign}
                </GoTo>
                <span title={t(`metBy.${met.by}`)}>
                  {met.by === "number" && `${t("metBy.number")}, `}
                  {t(`stage.${met.stage}`)}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {history.length > 0 && (
        <Section title={t("history")}>
          <ul>
            {[...history].reverse().map((step, at) => (
              <li key={at} className={styles.step}>
                <span>
                  {stepWords(t, language, step)}
                  {step.by !== null && `, ${step.by}`}
                </span>
                <time dateTime={step.at}>{listTime(step.at, language, now)}</time>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {editing && (
        <ProspectDialog
          campaignId={campaignId}
          row={row}
          onClose={() => setEditing(false)}
          onDone={() => {}}
        />
      )}
    </aside>
  );
}
