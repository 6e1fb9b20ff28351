import { showSource } from "@/features/inbox/showSource";
import { useText } from "@/shared/text/useText";

import styles from "./Facts.module.css";

/** Where the text says it, one click away. */
export function SourceButton({ number }: { number: number | null }) {
  const { t } = useText("inbox");
  if (number === null) return null;
  return (
    <button
      type="button"
      className={styles.source}
      aria-label={t("analysis.source", { number })}
      onClick={() => showSource(number)}
      data-testid="source"
    >
      {number}
    </button>
  );
}
