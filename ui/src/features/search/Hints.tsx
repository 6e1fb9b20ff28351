import { useText } from "@/shared/text/useText";

import styles from "./SearchPage.module.css";

/** What can be typed, and the text that explains it. */
const HINTS: [string, string][] = [
  ["from:", "from"],
  ["to:", "to"],
  ["subject:", "subject"],
  ["is:unread", "is"],
  ["after:2026-11-01", "after"],
  ["before:2026-11-20", "before"],
  ["has:attachment", "has"],
  ['"…"', "phrase"],
  ["-", "without"],
  ["recour*", "prefix"],
];

/** The filters, each one click away from the field. */
export function Hints({ onInsert }: { onInsert: (words: string) => void }) {
  const { t } = useText("search");
  return (
    <div className={styles.hints} role="group" aria-label={t("hints")} data-testid="search-hints">
      {HINTS.map(([words, name]) => (
        <button
          key={name}
          type="button"
          className={styles.hint}
          onClick={() => onInsert(words.replace("…", ""))}
        >
          <code>{words}</code>
          {t(`hint.${name}`)}
        </button>
      ))}
    </div>
  );
}
