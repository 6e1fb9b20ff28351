import styles from "@/shared/ui/Avatar.module.css";
import { initials } from "@/shared/ui/initials";

interface AvatarProps {
  /** A name, or its initials; nothing for nobody. */
  name: string | null;
  size?: "normal" | "large";
  /** What a screen reader says; without it the name. */
  label?: string;
}

/** Who, in two letters. */
export function Avatar({ name, size = "normal", label }: AvatarProps) {
  const short =
    name !== null && /^\p{Lu}{1,3}$/u.test(name) ? name : name === null ? "?" : initials(name) || "?";
  return (
    <span
      className={styles.avatar}
      data-size={size}
      data-nobody={name === null}
      role="img"
      aria-label={label ?? name ?? "?"}
      title={label ?? name ?? undefined}
    >
      {short}
    </span>
  );
}
