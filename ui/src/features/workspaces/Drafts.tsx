import { PenLine } from "lucide-react";

import type { DraftRow } from "@/contract/DraftRow";
import { listTime } from "@/shared/text/dates";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { GoTo } from "@/shared/ui/GoTo";
import { Icon } from "@/shared/ui/Icon";
import { Section } from "@/shared/ui/Section";

import styles from "./Rows.module.css";

/** Answers begun and not sent; each opens beside its message. */
export function Drafts({ drafts }: { drafts: DraftRow[] }) {
  const { t, language } = useText("workspaces");
  const now = new Date();
  if (drafts.length === 0) return null;
  return (
    <Section title={t("drafts.title")} count={count(drafts.length, language)} data-testid="drafts">
      <ul>
        {drafts.map((draft) => (
          <li key={draft.messageId}>
            <GoTo
              className={styles.row}
              to={{ room: "inbox", id: draft.messageId }}
              title={draft.text}
              data-testid="workspace-draft"
            >
              <Icon of={PenLine} />
              <span className="cut private">
                <strong>{t("drafts.to", { who: draft.to })}</strong> {draft.text}
              </span>
              <time className={styles.note} dateTime={draft.updatedAt}>
                {listTime(draft.updatedAt, language, now)}
              </time>
            </GoTo>
          </li>
        ))}
      </ul>
    </Section>
  );
}
