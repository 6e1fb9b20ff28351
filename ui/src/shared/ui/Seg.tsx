import { ToggleGroup } from "radix-ui";

import styles from "@/shared/ui/Seg.module.css";

interface SegProps<Value extends string> {
  value: Value;
  options: { value: Value; label: string; testid?: string }[];
  onValue: (value: Value) => void;
  disabled?: boolean;
  "aria-label": string;
  "data-testid"?: string;
}

/** Two to four views of the same thing, one of them shown. */
export function Seg<Value extends string>({ value, options, onValue, ...rest }: SegProps<Value>) {
  return (
    <ToggleGroup.Root
      type="single"
      className={styles.seg}
      value={value}
      onValueChange={(now) => now !== "" && onValue(now as Value)}
      {...rest}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          className={styles.item}
          data-testid={option.testid}
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
