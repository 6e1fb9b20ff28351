import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import type { ReactNode } from "react";

import { useKeys } from "@/shared/keys/useKeys";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import styles from "@/shared/ui/Drawer.module.css";

interface DrawerProps {
  label: string;
  onClose: () => void;
  children: ReactNode;
  /** Where there is room it stands beside what it belongs to, not over it. */
  beside?: boolean;
  "data-testid"?: string;
}

/** A detail beside a list: what is under it stays in use. Escape closes and gives the focus back. */
export function Drawer({ label, onClose, children, beside, ...rest }: DrawerProps) {
  const { t } = useText("common");
  const box = useRef<HTMLElement>(null);
  useKeys([
    { id: "drawer.close", keys: "escape", label: t("close"), hidden: true, whileWriting: true, run: onClose },
  ]);
  useEffect(() => {
    const before = document.activeElement;
    box.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <aside
      ref={box}
      className={styles.drawer}
      data-beside={beside}
      tabIndex={-1}
      aria-label={label}
      {...rest}
    >
      <div className={styles.head}>
        <Button
          look="quiet"
          size="small"
          icon={X}
          aria-label={t("close")}
          onClick={onClose}
          data-testid="drawer-close"
        />
      </div>
      <div className={styles.body}>{children}</div>
    </aside>
  );
}
