import styles from "@/shared/ui/Shape.module.css";

/** Diamond: lost or under 72 h. Triangle: under 10 days. Circle: later. */
export type ShapeKind = "critical" | "near" | "calm";

const PATHS: Record<ShapeKind, string> = {
  critical: "M6 .8 11.2 6 6 11.2.8 6z",
  near: "M6 1.4 11 10.2H1z",
  calm: "M6 2a4 4 0 1 0 0 8 4 4 0 0 0 0-8z",
};

/** A shape beside a word or a time; alone it needs a label. */
export function Shape({
  kind,
  small,
  label,
  className,
}: {
  kind: ShapeKind;
  small?: boolean;
  label?: string;
  className?: string | undefined;
}) {
  return (
    <svg
      className={`${styles.shape} ${className ?? ""}`}
      data-kind={kind}
      data-small={small}
      viewBox="0 0 12 12"
      role={label === undefined ? undefined : "img"}
      aria-label={label}
      aria-hidden={label === undefined}
    >
      <path d={PATHS[kind]} />
    </svg>
  );
}
