import { Phone } from "lucide-react";

import type { FollowUpView } from "@/contract/FollowUpView";
import styles from "@/features/today/Items.module.css";
import { useAsk } from "@/shared/data/useAsk";
import { keep } from "@/shared/keep/useKept";
import { FollowUpMenu } from "@/shared/prospects/FollowUpMenu";
import { calendarDay, instant } from "@/shared/text/dates";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { GoTo } from "@/shared/ui/GoTo";
import { Icon } from "@/shared/ui/Icon";

/** Lines; the agenda has the rest. */
const LINES = 5;

function nameOf({ firstName, lastName, company, email }: FollowUpView["lead"]): string {
  const name = [firstName, lastName].filter((part) => part !== null).join(" ");
  return name || company || email || "";
}

/** Whom of one's own shows to call or write to today. Nothing when there is nobody. */
export function FollowUps() {
  const { t, language } = useText("today");
  const due = useAsk("prospects.follow_ups", { limit: LINES });
  if (due.data === undefined || due.data.total === 0) return null;
  const { items, total, today } = due.data;
  return (
    <section className={styles.section} aria-label={t("followUps.title")} data-testid="today-follow-ups">
      <div className={styles.head}>
        <h2>{t("followUps.title")}</h2>
        <span className="quiet num">{count(total, language)}</span>
        {total > items.length && (
          <GoTo to={{ room: "agenda" }} className="link small end">
            {t("followUps.all")}
          </GoTo>
        )}
      </div>
      <ul>
        {items.map((one) => (
          <li key={one.prospectId} className={styles.item} data-testid="today-follow-up">
            <Icon of={Phone} className={styles.icon} />
            <div className={styles.body}>
              <GoTo
                to={{ room: "campaigns", id: one.campaignId }}
                className="cut private"
                onClick={() => keep(`campaigns.at.${one.campaignId}`, one.prospectId)}
              >
                <b>{nameOf(one.lead)}</b>
                {one.lead.company !== null &&
                  one.lead.company !== nameOf(one.lead) &&
                  `, ${one.lead.company}`}
              </GoTo>
              <span className={styles.second}>
                {one.overdue && <b className="red">{t("followUps.overdue")}</b>}
                <span className="cut">
                  {one.day === today ? "" : `${calendarDay(one.day, language, instant(today))}, `}
                  {one.campaign}
                </span>
              </span>
            </div>
            <span className={styles.acts}>
              <FollowUpMenu id={one.prospectId} today={today} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
