import type { WorkspaceView } from "@/contract/WorkspaceView";
import { NoteEntry } from "@/features/workspaces/NoteEntry";
import { WriteNote } from "@/features/workspaces/WriteNote";
import { useAct } from "@/shared/data/useAct";
import { useMay } from "@/shared/data/SessionContext";
import { useBegun } from "@/shared/keep/useBegun";
import { useKept } from "@/shared/keep/useKept";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Section } from "@/shared/ui/Section";

import styles from "./Notes.module.css";
import rows from "./Rows.module.css";

const FEW = 4;

/** What the firm writes to itself about the matter: what everybody must know first, then the newest. */
export function Notes({ workspace }: { workspace: WorkspaceView }) {
  const { t, language } = useText("workspaces");
  const mayWork = useMay("work");
  const { id, notes, description } = workspace;
  const [draft, setDraft, begun] = useBegun(`workspaces.note.${id}`, "");
  const [all, setAll] = useKept(`workspaces.notes.${id}`, false);
  const save = useAct("notes.save", { onDone: begun.forget });
  const shown = all ? notes : notes.slice(0, FEW);
  return (
    <Section
      title={t("notes.title")}
      count={notes.length > 0 ? count(notes.length, language) : undefined}
      end={
        notes.length > FEW && (
          <button type="button" className="link" onClick={() => setAll(!all)} data-testid="notes-all">
            {t(all ? "documents.showLess" : "documents.showAll")}
          </button>
        )
      }
      data-testid="notes"
    >
      {description.trim() !== "" && (
        <div className={styles.known} data-testid="description">
          <h3>{t("page.known")}</h3>
          <p className={`${styles.text} private`}>{description}</p>
        </div>
      )}
      {mayWork && (
        <WriteNote
          text={draft}
          onText={setDraft}
          pending={save.isPending}
          onSave={(text) => save.mutate({ workspaceId: id, text })}
        />
      )}
      <ul>
        {shown.map((note) => (
          <NoteEntry key={note.id} workspaceId={id} note={note} />
        ))}
      </ul>
      {notes.length === 0 && !mayWork && <p className={rows.none}>{t("notes.empty")}</p>}
    </Section>
  );
}
