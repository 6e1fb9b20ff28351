import type { LucideIcon } from "lucide-react";
import { Check } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { Fragment } from "react";
import type { ReactNode } from "react";

import { Icon } from "@/shared/ui/Icon";
import { Kbd } from "@/shared/ui/Kbd";
import styles from "@/shared/ui/Menu.module.css";

export interface MenuItem {
  id: string;
  label: string;
  icon?: LucideIcon;
  /** Shown with a tick. */
  chosen?: boolean;
  keys?: string;
  disabled?: boolean;
  run: () => void;
}

export interface MenuGroup {
  label?: string;
  items: MenuItem[];
}

interface MenuProps {
  /** The button that opens it; give it its own label and test id. */
  children: ReactNode;
  groups: MenuGroup[];
  align?: "start" | "end";
  /** Only to open it by a key as well; without them the button alone opens it. */
  open?: boolean;
  onOpen?: (open: boolean) => void;
  "data-testid"?: string;
}

export function Menu({ children, groups, align = "start", open, onOpen, ...rest }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false} open={open} onOpenChange={onOpen}>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={styles.menu} align={align} sideOffset={4} {...rest}>
          {groups.map((group, index) => (
            <Fragment key={group.label ?? index}>
              {index > 0 && <DropdownMenu.Separator className={styles.line} />}
              {group.label !== undefined && (
                <DropdownMenu.Label className={styles.label}>{group.label}</DropdownMenu.Label>
              )}
              {group.items.map((item) => (
                <DropdownMenu.Item
                  key={item.id}
                  className={styles.item}
                  disabled={item.disabled ?? false}
                  onSelect={item.run}
                  data-testid={`menu-${item.id}`}
                >
                  {item.icon !== undefined && <Icon of={item.icon} />}
                  <span className="cut">{item.label}</span>
                  {item.chosen === true && <Icon of={Check} small className={styles.keys} />}
                  {item.keys !== undefined && <Kbd keys={item.keys} className={styles.keys} />}
                </DropdownMenu.Item>
              ))}
            </Fragment>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
