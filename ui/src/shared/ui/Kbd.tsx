import { keyLabel } from "@/shared/keys/keyLabel";
import styles from "@/shared/ui/Kbd.module.css";

/** The key of an action, as the registry spells it (`mod+k`, `g i`). Sighted help only: the registry is what works. */
export function Kbd({ keys, className }: { keys: string; className?: string | undefined }) {
  return (
    <kbd className={`${styles.kbd} ${className ?? ""}`} aria-hidden="true">
      {keyLabel(keys)}
    </kbd>
  );
}
