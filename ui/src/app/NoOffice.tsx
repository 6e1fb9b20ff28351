import { PlugZap } from "lucide-react";

import styles from "@/app/Gate.module.css";
import { useText } from "@/shared/text/useText";
import { Empty } from "@/shared/ui/Empty";

/** The page was opened without the token that `guichetctl serve` printed. */
export function NoOffice() {
  const { t } = useText("app");
  return (
    <main className={styles.alone}>
      <Empty icon={PlugZap} title={t("noOffice.title")} data-testid="no-office">
        {t("noOffice.text")}
      </Empty>
    </main>
  );
}
