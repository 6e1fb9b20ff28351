import { Popover as Radix } from "radix-ui";
import type { ReactNode } from "react";

import styles from "@/shared/ui/Popover.module.css";

interface PopoverProps {
  /** The control that opens it. */
  trigger: ReactNode;
  children: ReactNode;
  align?: "start" | "end";
  /** Only to open it by a key as well; without them the trigger alone opens it. */
  open?: boolean;
  onOpen?: (open: boolean) => void;
  "aria-label": string;
}

/** A few words or controls beside what they explain. */
export function Popover({ trigger, children, align = "start", open, onOpen, ...rest }: PopoverProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpen}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles.popover} align={align} sideOffset={6} {...rest}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
