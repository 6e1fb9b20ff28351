import { PlugZap } from "lucide-react";

import { useText } from "@/shared/text/useText";
import { Empty } from "@/shared/ui/Empty";

/** The page was opened without the token that `guichetctl serve` printed. */
export function NoOffice() {
  const { t } = useText("app");
  return (
    <main style={{ height: "100%", display: "flex" }}>
      <Empty icon={PlugZap} title={t("noOffice.title")} data-testid="no-office">
        {t("noOffice.text")}
      </Empty>
    </main>
  );
}
