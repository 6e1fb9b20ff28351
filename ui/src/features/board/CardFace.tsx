import { Check, Hourglass, Mail } from "lucide-react";
import { memo } from "react";

import type { CardView } from "@/contract/CardView";
import { CardClock } from "@/features/board/CardClock";
import { dayAndTime } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { Avatar } from "@/shared/ui/Avatar";
import { Countdown } from "@/shared/ui/Countdown";
import { Icon } from "@/shared/ui/Icon";
import { MachineMark } from "@/shared/ui/MachineMark";
import { SentimentIcon } from "@/shared/ui/SentimentIcon";

import styles from "./CardFace.module.css";

/** What a card says: time left, workspace, who and what, mood, who has it. Always 85 pixels high. */
export const CardFace = memo(function CardFace({ card }: { card: CardView }) {
  const { t, language } = useText("board");
  const reference = card.workspaceReference;
  return (
    <>
      <div className={styles.top}>
        {card.status === "closed" && <Icon of={Check} small />}
        <CardClock card={card} />
        <span className={styles.end} title={reference ?? undefined}>
          {reference === null ? t("card.noWorkspace") : reference.replace(/^\d{4}-/, "")}
          <Icon of={Mail} small label={t("card.mail")} />
        </span>
      </div>
      <p className={`${styles.words} private`}>
        {card.proposed && (
          <>
            <MachineMark />{" "}
          </>
        )}
        <strong>
          <bdi>{card.title}</bdi>
        </strong>
        {card.summary !== "" && (
          <>
            . <bdi>{card.summary}</bdi>
          </>
        )}
      </p>
      <div className={styles.bottom}>
        <SentimentIcon sentiment={card.sentiment} />
        {card.lapsesAt !== null && (
          <span
            className={styles.lapse}
            title={t("card.lapses", { at: dayAndTime(card.lapsesAt, language) })}
          >
            <Icon of={Hourglass} small label={t("card.lapse")} />
            <Countdown to={card.lapsesAt} />
          </span>
        )}
        {card.needsReview && <span className={styles.review}>{t("card.review")}</span>}
        {card.seenByManager && <span className="cut">· {t("card.seen")}</span>}
        <span className={styles.who}>
          <Avatar
            name={card.assignee}
            label={card.assignee === null ? t("card.unassigned") : t("card.assigned", { who: card.assignee })}
          />
        </span>
      </div>
    </>
  );
});
