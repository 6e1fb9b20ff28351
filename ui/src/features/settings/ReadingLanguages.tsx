import { Checkbox } from "@/shared/ui/Checkbox";
import { useText } from "@/shared/text/useText";

import styles from "./ReadingLanguages.module.css";

/** The languages that papers of the firm's clients are written in, by Tesseract's codes. */
const LANGUAGES = ["fra", "eng", "ara", "spa", "por", "ita", "deu", "tur", "rus", "ukr", "fas", "chi_sim"];

interface ReadingLanguagesProps {
  /** The codes that are read now, the main one first. */
  chosen: string[];
  disabled: boolean;
  onChange: (codes: string[]) => void;
}

/** Which languages scans are read in. The first one chosen is tried first; a language that is not installed is refused with its reason. */
export function ReadingLanguages({ chosen, disabled, onChange }: ReadingLanguagesProps) {
  const { t } = useText("settings");
  const all = [...LANGUAGES, ...chosen.filter((code) => !LANGUAGES.includes(code))];
  return (
    <div className={styles.languages} role="group" aria-label={t("reading.title")}>
      {all.map((code) => {
        const on = chosen.includes(code);
        return (
          <Checkbox
            key={code}
            checked={on}
            disabled={disabled || (on && chosen.length === 1)}
            onChecked={(now) => onChange(now ? [...chosen, code] : chosen.filter((other) => other !== code))}
            data-testid={`reading-${code}`}
          >
            {t(`reading.language.${code}`, { defaultValue: code })}
          </Checkbox>
        );
      })}
    </div>
  );
}
