import { Tabs as Radix } from "radix-ui";

import styles from "@/shared/ui/Tabs.module.css";

interface TabsProps<Value extends string> {
  value: Value;
  options: { value: Value; label: string; count?: string | undefined; testid?: string }[];
  onValue: (value: Value) => void;
  "aria-label": string;
}

/** The tabs of a bar. What they show is rendered by the page. */
export function Tabs<Value extends string>({ value, options, onValue, ...rest }: TabsProps<Value>) {
  return (
    <Radix.Root
      value={value}
      onValueChange={(now) => onValue(now as Value)}
      activationMode="manual"
      className={styles.root}
    >
      <Radix.List className={styles.tabs} {...rest}>
        {options.map((option) => (
          <Radix.Trigger
            key={option.value}
            value={option.value}
            className={styles.tab}
            // What a tab shows is the page's, not a panel of this component.
            aria-controls={undefined}
            data-testid={option.testid}
          >
            {option.label}
            {option.count !== undefined && <span className={styles.count}>{option.count}</span>}
          </Radix.Trigger>
        ))}
      </Radix.List>
    </Radix.Root>
  );
}
