import type { Language } from "@/contract/Language";
import { useText } from "@/shared/text/useText";

import styles from "./SearchPage.module.css";

type Hint = [words: string, name: string];

/** What can be typed, and the text that explains it. A French window takes the English words too. */
const HINTS: Record<Language, Hint[]> = {
  fr: [
    ["de:", "from"],
    ["à:", "to"],
    ["objet:", "subject"],
    ["est:non-lu", "is"],
    ["après:01/11/2026", "after"],
    ["avant:20/11/2026", "before"],
    ["pièce:jointe", "has"],
  ],
  en: [
    ["from:", "from"],
    ["to:", "to"],
    ["subject:", "subject"],
    ["is:unread", "is"],
    ["after:01/11/2026", "after"],
    ["before:20/11/2026", "before"],
    ["has:attachment", "has"],
  ],
};

const BOTH: Hint[] = [
  ['"…"', "phrase"],
  ["-", "without"],
  ["recour*", "prefix"],
];

/** The filters, each one click away from the field. */
export function Hints({ onInsert }: { onInsert: (words: string) => void }) {
  const { t, language } = useText("search");
  return (
    <div className={styles.hints} role="group" aria-label={t("hints")} data-testid="search-hints">
      {[...HINTS[language], ...BOTH].map(([words, name]) => (
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
