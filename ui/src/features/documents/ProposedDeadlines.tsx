import type { DeadlineView } from "@/contract/DeadlineView";
import type { DocumentView } from "@/contract/DocumentView";
import { DeadlineCard } from "@/shared/deadlines/DeadlineCard";
import { useText } from "@/shared/text/useText";

import styles from "./FactsPane.module.css";

interface Props {
  view: DocumentView;
  /** The deadline whose points to check are all open. */
  doubted: string | null;
  onShow: (page: number, passage: string) => void;
}

/** The deadlines that follow from the document, each with the words it follows from. */
export function ProposedDeadlines({ view, doubted, onShow }: Props) {
  const { t } = useText("documents");
  const first = view.deadlines.find(({ state }) => state === "proposed");
  return view.deadlines.map((deadline) => {
    const { passage } = deadline;
    const page = pageOf(view, deadline);
    return (
      <div key={deadline.id} className={styles.deadline}>
        <DeadlineCard
          deadline={deadline}
          workspaceId={view.workspace?.id ?? null}
          keys={deadline === first ? "d" : undefined}
          doubted={deadline.id === doubted}
        />
        {passage !== null && (
          <blockquote className={styles.passage} data-testid="deadline-passage">
            <span className="private">{t("facts.quote", { passage })}</span>{" "}
            {page !== undefined && (
              <button
                type="button"
                className="link"
                onClick={() => onShow(page, passage)}
                data-testid="show-passage"
              >
                {t("facts.seeOn", { number: page })}
              </button>
            )}
          </blockquote>
        )}
      </div>
    );
  });
}

/** The page of a passage, or else that of the fact which was found in the same words. */
function pageOf({ facts }: DocumentView, { passage, page }: DeadlineView): number | undefined {
  if (passage === null) return undefined;
  if (page !== null) return page;
  return facts.find((fact) => fact.passage.includes(passage) || passage.includes(fact.passage))?.page;
}
