import { useState } from "react";

import type { NoteView } from "@/contract/NoteView";
import { WriteNote } from "@/features/workspaces/WriteNote";
import { useAct } from "@/shared/data/useAct";
import { useMay } from "@/shared/data/SessionContext";
import { useBegun } from "@/shared/keep/useBegun";
import { dayAndTime } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { useToast } from "@/shared/ui/Toasts";

import styles from "./Notes.module.css";

/** From here on a note is shown by its beginning. */
const LONG_CHARS = 420;
const LONG_LINES = 6;

/** A note: its words, who wrote it and when. */
export function NoteEntry({ workspaceId, note }: { workspaceId: string; note: NoteView }) {
  const { t, language } = useText("workspaces");
  const toast = useToast();
  const mayWork = useMay("work");
  const [written, setWritten] = useBegun<string | null>(`workspaces.noteEdit.${note.id}`, null);
  const [whole, setWhole] = useState(false);
  const save = useAct("notes.save");
  const remove = useAct("notes.remove");
  const putBack = useAct("notes.put_back");
  const { id, text } = note;
  const change = (to: string) =>
    save.mutate(
      { workspaceId, id, text: to },
      {
        onSuccess: () => {
          setWritten(null);
          toast.show(t("notes.changed"), () => save.mutate({ workspaceId, id, text }));
        },
      },
    );
  const takeAway = () =>
    remove.mutate({ id }, { onSuccess: () => toast.show(t("notes.removed"), () => putBack.mutate({ id })) });
  const long = text.length > LONG_CHARS || text.split("\n").length > LONG_LINES;
  const now = new Date();
  if (written !== null) {
    return (
      <li className={styles.note} data-testid="note">
        <WriteNote
          text={written}
          onText={setWritten}
          pending={save.isPending}
          onSave={change}
          onClose={() => {
            setWritten(null);
            // A key that leaves is no answer to what was typed.
            if (written !== text) toast.show(t("notes.left"), () => setWritten(written));
          }}
        />
      </li>
    );
  }
  return (
    <li className={styles.note} data-testid="note">
      <p className={`${styles.text} private`} data-cut={long && !whole}>
        {text}
      </p>
      {long && (
        <button
          type="button"
          className="link small"
          onClick={() => setWhole(!whole)}
          data-testid="note-whole"
        >
          {t(whole ? "documents.showLess" : "notes.whole")}
        </button>
      )}
      <p className={styles.by}>
        <span className="cut">
          {note.by !== null && `${note.by}, `}
          <time dateTime={note.at}>{dayAndTime(note.at, language, now)}</time>
          {note.editedAt !== null && (
            <span title={dayAndTime(note.editedAt, language)}>, {t("notes.edited")}</span>
          )}
        </span>
        {mayWork && (
          <span className={styles.acts}>
            <button type="button" className="link" onClick={() => setWritten(text)} data-testid="note-edit">
              {t("page.edit")}
            </button>
            <button type="button" className="link" onClick={takeAway} data-testid="note-remove">
              {t("notes.remove")}
            </button>
          </span>
        )}
      </p>
    </li>
  );
}
