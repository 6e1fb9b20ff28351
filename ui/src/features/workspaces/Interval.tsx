import styles from "./Interval.module.css";

interface Props {
  low: number;
  /** Nothing: it goes on past the end of the scale. */
  high: number | null;
  at: number | null;
  /** The right end of the scale. */
  most: number;
}

/** An interval as a bar with its figure as a tick. The words beside it say the same. */
export function Interval({ low, high, at, most }: Props) {
  const place = (value: number) => `${Math.min(100, (value / most) * 100)}%`;
  const end = high ?? most;
  return (
    <svg className={styles.interval} aria-hidden="true" focusable="false">
      <line className={styles.scale} x1="0" x2="100%" y1="6" y2="6" />
      <rect
        className={styles.range}
        x={place(low)}
        width={`${Math.max(0.5, (Math.max(0, Math.min(end, most) - low) / most) * 100)}%`}
        y="3"
        height="6"
        rx="3"
        data-open={high === null}
      />
      {at !== null && <line className={styles.at} x1={place(at)} x2={place(at)} y1="0" y2="12" />}
    </svg>
  );
}
