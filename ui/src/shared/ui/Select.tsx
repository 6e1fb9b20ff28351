import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";

import { Icon } from "@/shared/ui/Icon";
import styles from "@/shared/ui/Select.module.css";

export interface Option<Value extends string> {
  value: Value;
  label: string;
}

interface SelectProps<Value extends string> extends Omit<
  ComponentProps<"select">,
  "size" | "value" | "onChange"
> {
  value: Value;
  options: Option<Value>[];
  onValue: (value: Value) => void;
  size?: "small" | "normal";
  look?: "plain" | "quiet";
}

/** One choice of a short list. The system's own list, so that the keyboard and screen readers know it. */
export function Select<Value extends string>({
  value,
  options,
  onValue,
  size = "normal",
  look = "plain",
  className,
  ...rest
}: SelectProps<Value>) {
  return (
    <span className={`${styles.box} ${className ?? ""}`} data-size={size} data-look={look}>
      <select
        className={styles.select}
        value={value}
        onChange={(event) => onValue(event.target.value as Value)}
        {...rest}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon of={ChevronDown} small className={styles.arrow} />
    </span>
  );
}
