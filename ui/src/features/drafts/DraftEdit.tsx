import type { Ref } from "react";

import type { useDraftText } from "@/features/drafts/useDraftText";
import { useText } from "@/shared/text/useText";
import { Input } from "@/shared/ui/Input";

import styles from "./DraftEdit.module.css";

interface Props {
  draft: ReturnType<typeof useDraftText>;
  onDone: () => void;
  ref: Ref<HTMLTextAreaElement>;
}

/** The text as it is written. A line with `## ` is a heading, one with `- ` an item. */
export function DraftEdit({ draft, onDone, ref }: Props) {
  const { t } = useText("drafts");
  const done = (event: React.KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onDone();
  };
  return (
    <div className={styles.edit}>
      <Input
        value={draft.title}
        maxLength={200}
        onChange={(event) => draft.setTitle(event.target.value)}
        onKeyDown={done}
        aria-label={t("name")}
        data-testid="draft-title"
      />
      <textarea
        ref={ref}
        className={`${styles.text} private`}
        value={draft.text}
        onChange={(event) => draft.setText(event.target.value)}
        onKeyDown={done}
        spellCheck
        aria-label={t("text")}
        data-testid="draft-editor"
      />
      <p className="small quiet">{t("marks")}</p>
    </div>
  );
}
