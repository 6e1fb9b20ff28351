import { useState } from "react";

import type { WarningView } from "@/contract/WarningView";
import { useText } from "@/shared/text/useText";

import css from "./HowComputed.module.css";

/** As many as a person reads at a glance; the others are one click away. */
const AT_A_GLANCE = 2;

interface Props {
  warnings: WarningView[];
  /** All of them, whatever the person chose. */
  all: boolean;
}

/** What a lawyer must check, beside the button that makes the date theirs. */
export function Doubts({ warnings, all }: Props) {
  const { t, language } = useText("deadlines");
  const [opened, setOpened] = useState(false);
  if (warnings.length === 0) return null;
  const shown = all || opened ? warnings : warnings.slice(0, AT_A_GLANCE);
  const others = warnings.length - shown.length;
  return (
    <div className={css.doubts} data-testid="open-doubts">
      <ul aria-label={t("doubts", { count: warnings.length })}>
        {shown.map((warning, index) => (
          <li key={index} className={css.warning}>
            {language === "en" ? warning.en : warning.fr}
          </li>
        ))}
      </ul>
      {others > 0 && (
        <button
          type="button"
          className={`link ${css.others}`}
          onClick={() => setOpened(true)}
          data-testid="doubts-others"
        >
          {t("otherDoubts", { count: others })}
        </button>
      )}
    </div>
  );
}
