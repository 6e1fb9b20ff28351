import { Scale } from "lucide-react";

import type { DecisionRow } from "@/contract/DecisionRow";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { GoTo } from "@/shared/ui/GoTo";
import { Icon } from "@/shared/ui/Icon";
import { Section } from "@/shared/ui/Section";

import styles from "./Rows.module.css";

/** The decisions of the library that this matter uses. */
export function Decisions({ decisions }: { decisions: DecisionRow[] }) {
  const { t, language } = useText("workspaces");
  if (decisions.length === 0) return null;
  return (
    <Section title={t("decisions.title")} count={count(decisions.length, language)} data-testid="decisions">
      <ul>
        {decisions.map((decision) => (
          <li key={decision.id}>
            <GoTo
              className={styles.row}
              to={{ room: "caselaw", id: decision.id }}
              data-testid="workspace-decision"
            >
              <Icon of={Scale} />
              <span className={styles.label}>{decision.citation || decision.title}</span>
              <span className={styles.note}>{decision.outcome}</span>
            </GoTo>
          </li>
        ))}
      </ul>
    </Section>
  );
}
