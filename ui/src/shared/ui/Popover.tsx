import { Popover as Radix } from "radix-ui";
import type { ReactNode } from "react";

import styles from "@/shared/ui/Popover.module.css";

interface PopoverProps {
  /** The control that opens it. */
  trigger: ReactNode;
  children: ReactNode;
  align?: "start" | "end";
  "aria-label": string;
}

/** A few words or controls beside what they explain. */
export function Popover({ trigger, children, align = "start", ...rest }: PopoverProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles.popover} align={align} sideOffset={6} {...rest}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
