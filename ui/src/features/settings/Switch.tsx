import { Switch as Radix } from "radix-ui";

import styles from "@/features/settings/Switch.module.css";

interface SwitchProps {
  checked: boolean;
  onChecked: (checked: boolean) => void;
  disabled?: boolean;
  "aria-labelledby": string;
  "data-testid": string;
}

/** On or off, at once. */
export function Switch({ checked, onChecked, ...rest }: SwitchProps) {
  return (
    <Radix.Root className={styles.switch} checked={checked} onCheckedChange={onChecked} {...rest}>
      <Radix.Thumb className={styles.thumb} />
    </Radix.Root>
  );
}
