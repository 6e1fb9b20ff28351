import type { DocumentDraftView } from "@/contract/DocumentDraftView";
import { linesOf, type Stretch } from "@/features/drafts/lines";
import { useText } from "@/shared/text/useText";

import styles from "./DraftSheet.module.css";

interface Props {
  view: DocumentDraftView;
  /** The source that is looked at. */
  chosen: number | null;
  onSource: (source: number) => void;
  /** Goes on writing at a place; absent for whom only reads. */
  onEdit: ((start: number, end: number) => void) | undefined;
}

/** The text as it will be read, with the numbers of its sources, and what is still to be filled. */
export function DraftSheet({ view, chosen, onSource, onEdit }: Props) {
  const { t } = useText("drafts");
  const stretch = (one: Stretch) => {
    if (one.blank === true) {
      return (
        <button
          key={one.start}
          type="button"
          className={styles.blank}
          disabled={onEdit === undefined}
          onClick={() => onEdit?.(one.start, one.start + one.text.length)}
          data-testid="draft-blank"
        >
          {one.text}
        </button>
      );
    }
    const { source } = one;
    if (source === undefined) return one.text;
    return (
      <mark
        key={one.start}
        className={styles.mark}
        data-chosen={source === chosen}
        data-source={source}
        onClick={() => onSource(source)}
        data-testid="draft-mark"
      >
        {one.text}
        <sup className={styles.number}>
          <span className="hidden-text">{t("source", { number: source + 1 })}</span>
          <span aria-hidden="true">{source + 1}</span>
        </sup>
      </mark>
    );
  };
  return (
    <article className={`${styles.sheet} private`} data-testid="draft-sheet">
      {linesOf(view).map((line) => {
        const key = line.start;
        if (line.kind === "empty") return <div key={key} className={styles.gap} />;
        const inside = line.stretches.map(stretch);
        if (line.kind === "heading") return <h2 key={key}>{inside}</h2>;
        return (
          <p key={key} data-item={line.kind === "item"}>
            {inside}
          </p>
        );
      })}
    </article>
  );
}
