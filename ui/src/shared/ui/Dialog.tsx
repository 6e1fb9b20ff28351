import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";

import styles from "@/shared/ui/Dialog.module.css";

interface DialogProps {
  title: string;
  /** One sentence under the title. */
  about?: ReactNode;
  onClose: () => void;
  children?: ReactNode;
  /** The buttons, the primary one last. */
  foot?: ReactNode;
  /** More room for two columns of fields; `most` for a table. */
  wide?: boolean | "most";
  "data-testid"?: string;
}

/** A question that must be answered before going on. Render it when open; Escape closes. */
export function Dialog({ title, about, onClose, children, foot, wide, ...rest }: DialogProps) {
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.shade} />
        <Radix.Content
          className={styles.dialog}
          data-wide={wide}
          {...(about === undefined ? { "aria-describedby": undefined } : {})}
          {...rest}
        >
          <header className={styles.head}>
            <Radix.Title>{title}</Radix.Title>
            {about !== undefined && <Radix.Description>{about}</Radix.Description>}
          </header>
          {children !== undefined && <div className={styles.body}>{children}</div>}
          {foot !== undefined && <div className={styles.foot}>{foot}</div>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
