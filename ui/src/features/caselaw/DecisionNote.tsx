import { useState } from "react";

import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Textarea } from "@/shared/ui/Textarea";

import styles from "./DecisionCard.module.css";

interface Props {
  id: string;
  note: string;
  mayWork: boolean;
}

/** What the firm thinks of a decision. */
export function DecisionNote({ id, note, mayWork }: Props) {
  const { t } = useText("caselaw");
  const [text, setText] = useState(note);
  const update = useAct("case_law.update");
  if (!mayWork && note === "") return null;
  return (
    <section className={styles.block} aria-label={t("note.title")} data-testid="decision-note">
      <header>
        <h3>{t("note.title")}</h3>
        {text.trim() !== note && (
          <Button
            look="go"
            size="small"
            disabled={update.isPending}
            onClick={() => update.mutate({ id, note: text })}
            data-testid="note-save"
          >
            {t("note.save")}
          </Button>
        )}
      </header>
      {mayWork ? (
        <Textarea
          rows={note === "" ? 2 : 4}
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={t("note.placeholder")}
          aria-label={t("note.title")}
          className="private"
        />
      ) : (
        <p className={`${styles.prose} private`}>{note}</p>
      )}
    </section>
  );
}
