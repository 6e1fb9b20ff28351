import styles from "@/shared/ui/Skeleton.module.css";

const WIDTHS = [46, 38, 52, 41, 57, 44];

/** Rows that are on their way; invisible for the first 150 ms. */
export function Skeleton({ rows = 6 }: { rows?: number }) {
  return (
    <div aria-busy="true" data-testid="loading">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={styles.row}>
          <span className={styles.dot} />
          <span className={styles.bar} style={{ width: `${WIDTHS[index % WIDTHS.length] ?? 50}%` }} />
          <span
            className={styles.second}
            style={{ width: `${30 + (WIDTHS[(index + 2) % WIDTHS.length] ?? 40)}%` }}
          />
        </div>
      ))}
    </div>
  );
}
