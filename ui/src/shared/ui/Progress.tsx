import styles from "@/shared/ui/Progress.module.css";

/** How far, 0 to 1; nothing when it cannot be told. `fill` takes the whole width. */
export function Progress({ share, label, fill }: { share: number | null; label: string; fill?: boolean }) {
  const now = share === null ? undefined : Math.round(share * 100);
  return (
    <span
      className={styles.track}
      data-fill={fill}
      data-unknown={share === null}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={now}
    >
      <span className={styles.done} style={now === undefined ? undefined : { width: `${now}%` }} />
    </span>
  );
}
