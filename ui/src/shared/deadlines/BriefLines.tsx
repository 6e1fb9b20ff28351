import type { BriefView } from "@/contract/BriefView";
import { useText } from "@/shared/text/useText";

import css from "./HowComputed.module.css";

/** A computation in a few short lines, the article behind each at its end. */
export function BriefLines({ lines, pressing }: { lines: BriefView[]; pressing: boolean }) {
  const { language } = useText("deadlines");
  return (
    <ol className={css.steps} data-testid="brief">
      {lines.map((line, index) => (
        <li key={index}>
          <span className={css.text}>{withWeight(language === "en" ? line.en : line.fr, pressing)}</span>
          <span className={css.source}>{line.source}</span>
        </li>
      ))}
    </ol>
  );
}

/** `**legal Mon 23 Nov**` is heavy, `**!Fri 20 Nov**` is the date to keep: red when it lapses soon. */
function withWeight(text: string, pressing: boolean) {
  return text.split("**").map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : part.startsWith("!") ? (
      <b key={index} className={pressing ? "red" : undefined}>
        {part.slice(1)}
      </b>
    ) : (
      <b key={index}>{part}</b>
    ),
  );
}
