import type { DocumentView } from "@/contract/DocumentView";
import { FactRows } from "@/features/documents/FactRows";
import { ProposedDeadlines } from "@/features/documents/ProposedDeadlines";
import { VersionRows } from "@/features/documents/VersionRows";
import { useText } from "@/shared/text/useText";

import styles from "./FactsPane.module.css";

interface Props {
  view: DocumentView;
  /** The deadline whose points to check are all open. */
  doubted: string | null;
  /** Goes to a page and marks a passage on it. */
  onShow: (page: number, passage: string) => void;
  onVersion: (version: number) => void;
}

/** What the document says, what follows from it, and how it came to be what it is. */
export function FactsPane({ view, doubted, onShow, onVersion }: Props) {
  const { t } = useText("documents");
  return (
    <aside className={styles.pane} aria-label={t("aside.label")} data-testid="document-facts">
      {view.deadlines.length > 0 && (
        <div className={styles.part}>
          <ProposedDeadlines view={view} doubted={doubted} onShow={onShow} />
        </div>
      )}
      <div className={styles.part}>
        <FactRows view={view} onShow={onShow} />
      </div>
      <div className={styles.part}>
        <VersionRows view={view} onVersion={onVersion} />
      </div>
    </aside>
  );
}
