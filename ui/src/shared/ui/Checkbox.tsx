import { Check, Minus } from "lucide-react";
import { Checkbox as Radix } from "radix-ui";
import { useId } from "react";
import type { ReactNode } from "react";

import styles from "@/shared/ui/Checkbox.module.css";
import { Icon } from "@/shared/ui/Icon";

interface CheckboxProps {
  checked: boolean | "indeterminate";
  onChecked: (checked: boolean) => void;
  /** The words beside it; without them, `aria-label`. */
  children?: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
  /** The machine's proposal, not yet a person's: dashed. */
  proposed?: boolean;
  /** For a label that stands elsewhere. */
  id?: string;
  "aria-label"?: string;
  "data-testid"?: string;
}

export function Checkbox(props: CheckboxProps) {
  const { checked, onChecked, children, hint, disabled, proposed, id: given, ...rest } = props;
  const own = useId();
  const id = given ?? own;
  const box = (
    <Radix.Root
      id={id}
      className={styles.box}
      checked={checked}
      onCheckedChange={(now) => onChecked(now === true)}
      disabled={disabled}
      data-proposed={proposed}
      {...rest}
    >
      <Radix.Indicator asChild>
        <span>
          <Icon of={checked === "indeterminate" ? Minus : Check} className={styles.tick} />
        </span>
      </Radix.Indicator>
    </Radix.Root>
  );
  if (children === undefined) return box;
  return (
    <span className={styles.line}>
      {box}
      <label htmlFor={id}>
        {children}
        {hint !== undefined && <span className={styles.hint}>{hint}</span>}
      </label>
    </span>
  );
}
