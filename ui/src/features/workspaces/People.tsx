import { useState } from "react";

import type { WorkspaceView } from "@/contract/WorkspaceView";
import { AddPersonDialog } from "@/features/workspaces/AddPersonDialog";
import { PersonLine } from "@/features/workspaces/PersonLine";
import { Section } from "@/shared/ui/Section";
import { useMay } from "@/shared/data/SessionContext";
import { useText } from "@/shared/text/useText";
import { Avatar } from "@/shared/ui/Avatar";

import styles from "./People.module.css";
import rows from "./Rows.module.css";

/** Who is in the matter, the client first, then who of the firm answers for it. */
export function People({ workspace }: { workspace: WorkspaceView }) {
  const { t } = useText("workspaces");
  const [adding, setAdding] = useState(false);
  const mayWork = useMay("work");
  const { people, responsible } = workspace;
  return (
    <Section
      title={t("people.title")}
      end={
        mayWork && (
          <button type="button" className="link" onClick={() => setAdding(true)} data-testid="add-person">
            {t("people.add")}
          </button>
        )
      }
      data-testid="people"
    >
      <ul>
        {people.map((person) => (
          <PersonLine key={person.contactId} workspaceId={workspace.id} person={person} />
        ))}
      </ul>
      {responsible !== null && (
        <div className={styles.person}>
          <Avatar name={responsible} />
          <span className={styles.two}>
            <span className="cut">{responsible}</span>
            <span className="cut small quiet">{t("people.responsible")}</span>
          </span>
        </div>
      )}
      {people.length === 0 && responsible === null && <p className={rows.none}>{t("people.empty")}</p>}
      {adding && <AddPersonDialog workspace={workspace} onClose={() => setAdding(false)} />}
    </Section>
  );
}
