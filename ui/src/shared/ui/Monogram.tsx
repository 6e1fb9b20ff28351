import styles from "@/shared/ui/Monogram.module.css";

/** The letters of a firm, or of the product, in a square of ink. The name stands beside it. */
export function Monogram({ letters, size = "normal" }: { letters: string; size?: "normal" | "large" }) {
  return (
    <span className={styles.mono} data-size={size} aria-hidden="true">
      {letters}
    </span>
  );
}
