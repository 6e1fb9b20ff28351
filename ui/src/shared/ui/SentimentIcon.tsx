import type { Sentiment } from "@/contract/Sentiment";
import { useText } from "@/shared/text/useText";
import styles from "@/shared/ui/SentimentIcon.module.css";

const PATHS: Record<Sentiment, string> = {
  positive: "M6 .9a5.1 5.1 0 1 0 0 10.2A5.1 5.1 0 0 0 6 .9zM3.8 6.8c1 1.5 3.4 1.5 4.4 0",
  neutral: "M1.3 1.3h9.4v9.4H1.3zM3.8 6.4h4.4",
  negative: "M6 .9 11.4 10.8H.6zM4.3 8.7c.9-1.2 2.5-1.2 3.4 0",
};

/** The mood: circle, square or triangle, and its word. `bare` keeps the word for screen readers only. */
export function SentimentIcon({ sentiment, bare }: { sentiment: Sentiment; bare?: boolean }) {
  const { t } = useText("words");
  const word = t(`sentiment.${sentiment}`);
  return (
    <span className={styles.sentiment} title={word} data-sentiment={sentiment}>
      <svg className={styles.icon} viewBox="0 0 12 12" aria-hidden="true">
        <path d={PATHS[sentiment]} />
      </svg>
      <span className={bare === true ? "hidden-text" : undefined}>{word}</span>
    </span>
  );
}
