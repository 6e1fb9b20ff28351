import { useState } from "react";

import { useText } from "@/shared/text/useText";
import { useTooLong } from "@/shared/text/useTooLong";
import { Button } from "@/shared/ui/Button";
import { Shape } from "@/shared/ui/Shape";
import { Textarea } from "@/shared/ui/Textarea";

import styles from "./Notes.module.css";

/** The office refuses longer ones: such a text is a document. */
const MOST_CHARS = 20_000;

interface Props {
  text: string;
  onText: (text: string) => void;
  pending: boolean;
  onSave: (text: string) => void;
  /** Only for a note that is being changed. */
  onClose?: () => void;
}

/** A note being written: one line until one starts. Ctrl+Enter keeps it. */
export function WriteNote({ text, onText, pending, onSave, onClose }: Props) {
  const { t } = useText("workspaces");
  const [here, setHere] = useState(onClose !== undefined);
  const tooLong = useTooLong(text.trim(), MOST_CHARS);
  const ready = text.trim() !== "" && tooLong === undefined && !pending;
  const lines = Math.min(12, text.split("\n").length + Math.floor(text.length / 60));
  const open = here || text !== "";
  const send = () => {
    if (ready) onSave(text.trim());
  };
  return (
    <form
      className={styles.write}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          send();
        } else if (event.key === "Escape") {
          event.stopPropagation();
          if (onClose !== undefined) onClose();
          else (event.target as HTMLElement).blur();
        }
      }}
    >
      <Textarea
        autoFocus={onClose !== undefined}
        className={styles.area}
        rows={open ? Math.max(3, lines) : 1}
        aria-invalid={tooLong !== undefined || undefined}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onFocus={() => setHere(true)}
        onBlur={() => setHere(onClose !== undefined)}
        placeholder={t("notes.write")}
        aria-label={t("notes.write")}
        data-testid="note-text"
      />
      {(text !== "" || onClose !== undefined) && (
        <div className={styles.writeFoot}>
          {tooLong !== undefined && (
            <span className={styles.tooLong} role="alert" data-testid="note-too-long">
              <Shape kind="critical" small /> {tooLong}
            </span>
          )}
          {onClose !== undefined && (
            <Button size="small" look="quiet" onClick={onClose}>
              {t("common:cancel")}
            </Button>
          )}
          <Button size="small" type="submit" keys="mod+enter" disabled={!ready} data-testid="note-save">
            {t("page.save")}
          </Button>
        </div>
      )}
    </form>
  );
}
