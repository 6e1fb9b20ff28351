import { Question } from "@/features/campaigns/Question";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { useText } from "@/shared/text/useText";
import { Section } from "@/shared/ui/Section";

import styles from "./Questions.module.css";

/** The questions of the campaign, asked of one prospect, and the sum that they make. */
export function Qualify({ prospectId }: { prospectId: string }) {
  const { t } = useText("campaigns");
  const asked = useAsk("prospects.replies", { prospectId }, { keep: false });
  const reply = useAct("prospects.reply");
  const replies = asked.data;
  if (replies === undefined || replies.items.length === 0) return null;
  const { items, sum, score } = replies;
  const earned = items.filter(({ points }) => points > 0).map(({ points }) => `+${points}`);
  return (
    <Section title={t("question.section")} data-testid="qualify">
      <ul className={styles.asked}>
        {items.map(({ question, value, points }) => (
          <li key={question.id} className={styles.ask}>
            <Question
              key={value}
              question={question}
              value={value}
              onValue={(next) => reply.mutate({ prospectId, questionId: question.id, value: next })}
            />
            <span className={styles.points}>{points > 0 ? `+${points}` : ""}</span>
          </li>
        ))}
      </ul>
      {sum !== null && (
        <p className={styles.sum} data-testid="qualify-sum">
          {t("question.sum")} {earned.length > 1 && <span className="quiet">{earned.join(" ")} =</span>}{" "}
          <b>{sum}</b>
          {score !== sum && score !== null && ` ${t("question.byHand", { score })}`}
        </p>
      )}
    </Section>
  );
}
