import { MailPlus } from "lucide-react";

import styles from "@/app/DropOverlay.module.css";
import { useDroppedFiles } from "@/app/useDroppedFiles";
import { useText } from "@/shared/text/useText";
import { Empty } from "@/shared/ui/Empty";

/** Mail can be dropped anywhere on the window. */
export function DropOverlay() {
  const { t } = useText("app");
  const over = useDroppedFiles();
  if (!over) return null;
  return (
    <div className={styles.overlay} data-testid="drop-overlay">
      <div className={styles.frame}>
        <div>
          <Empty icon={MailPlus} title={t("drop.title")}>
            {t("drop.text")}
          </Empty>
        </div>
      </div>
    </div>
  );
}
