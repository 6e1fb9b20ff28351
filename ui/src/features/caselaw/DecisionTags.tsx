import { Plus, X } from "lucide-react";
import { useState } from "react";

import type { CountView } from "@/contract/CountView";
import { TagDialog } from "@/features/caselaw/TagDialog";
import { useDecisionActs } from "@/features/caselaw/useDecisionActs";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Icon } from "@/shared/ui/Icon";

import page from "./CaseLawPage.module.css";
import styles from "./DecisionCard.module.css";

interface Props {
  id: string;
  tags: string[];
  known: CountView[];
  mayWork: boolean;
}

/** The tags of a decision. */
export function DecisionTags({ id, tags, known, mayWork }: Props) {
  const { t } = useText("caselaw");
  const [adding, setAdding] = useState(false);
  const acts = useDecisionActs();
  return (
    <div className={styles.tags} role="group" aria-label={t("tags.title")} data-testid="decision-tags">
      {tags.map((tag) => (
        <span key={tag} className={page.tag}>
          {tag}
          {mayWork && (
            <button
              type="button"
              aria-label={t("tags.take", { tag })}
              title={t("tags.take", { tag })}
              onClick={() => acts.tag([id], tag, false)}
              data-testid="tag-take"
            >
              <Icon of={X} small />
            </button>
          )}
        </span>
      ))}
      {mayWork && (
        <Button look="quiet" size="small" icon={Plus} onClick={() => setAdding(true)} data-testid="tag-add">
          {t("tags.add")}
        </Button>
      )}
      {adding && (
        <TagDialog ids={[id]} known={known} onClose={() => setAdding(false)} onDone={() => undefined} />
      )}
    </div>
  );
}
