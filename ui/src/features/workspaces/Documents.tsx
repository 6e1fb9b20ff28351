import { useState } from "react";

import type { WorkspaceView } from "@/contract/WorkspaceView";
import { DocumentLine } from "@/features/workspaces/DocumentLine";
import { Section } from "@/shared/ui/Section";
import { useAddDocuments } from "@/shared/bringin/useAddDocuments";
import { useMay } from "@/shared/data/SessionContext";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";

import styles from "./Rows.module.css";

const FEW = 6;
/** How many more each click shows: a matter with a thousand papers opens as fast as another. */
const MORE = 200;

/** The papers of the matter: what was added, and what hung on its messages. */
export function Documents({ workspace }: { workspace: WorkspaceView }) {
  const { t, language } = useText("workspaces");
  const [most, setMost] = useState(FEW);
  const add = useAddDocuments();
  const mayWork = useMay("work");
  const { documents, checklist } = workspace;
  const shown = documents.slice(0, most);
  return (
    <Section
      title={t("documents.title")}
      count={documents.length > 0 ? count(documents.length, language) : undefined}
      end={
        <span className={styles.links}>
          {documents.length > FEW && (
            <button
              type="button"
              className="link"
              onClick={() => setMost(most === FEW ? MORE : FEW)}
              data-testid="documents-all"
            >
              {t(most === FEW ? "documents.showAll" : "documents.showLess")}
            </button>
          )}
          {mayWork && (
            <button
              type="button"
              className="link"
              disabled={add.busy}
              onClick={() => add.choose(workspace.id)}
              data-testid="add-documents"
            >
              {t("documents.add")}
            </button>
          )}
        </span>
      }
      data-testid="documents"
    >
      <ul>
        {shown.map((document) => (
          <DocumentLine
            key={document.id}
            document={document}
            workspaceId={workspace.id}
            checklist={checklist}
          />
        ))}
      </ul>
      {documents.length === 0 && <p className={styles.none}>{t("documents.empty")}</p>}
      {most > FEW && documents.length > most && (
        <button type="button" className="link small" onClick={() => setMost(most + MORE)}>
          {t("documents.showMore", { count: documents.length - most })}
        </button>
      )}
    </Section>
  );
}
