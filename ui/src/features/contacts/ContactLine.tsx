import { memo } from "react";

import type { ContactRow } from "@/contract/ContactRow";
import { count } from "@/shared/text/numbers";
import { readablePhone } from "@/shared/text/phone";
import { useText } from "@/shared/text/useText";
import { Avatar } from "@/shared/ui/Avatar";

import styles from "./ContactsPage.module.css";

/** One person of the list. */
export const ContactLine = memo(function ContactLine({ row, active }: { row: ContactRow; active: boolean }) {
  const { t, language } = useText("contacts");
  return (
    <div className={styles.line} data-active={active} data-testid="contact-row" data-id={row.id}>
      <Avatar name={row.name} />
      <span className={`${styles.two} private`}>
        <strong className="cut">
          <bdi>{row.name}</bdi>
        </strong>
        <span className="cut small quiet">
          <bdi dir="ltr">{row.points.map(readablePhone).join(", ")}</bdi>
        </span>
      </span>
      <span
        className="small quiet num"
        role="img"
        aria-label={t("messages", { count: row.messages })}
        title={t("messages", { count: row.messages })}
      >
        {count(row.messages, language)}
      </span>
    </div>
  );
});
