import { Users } from "lucide-react";
import { useState } from "react";

import { Row } from "@/features/settings/Row";
import { SharesDialog } from "@/features/settings/shares/SharesDialog";
import { useAsk } from "@/shared/data/useAsk";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";

/** Whether three sheets between partners are in force, and the way to make them. */
export function SharesRow() {
  const { t } = useText("recovery");
  const [making, setMaking] = useState(false);
  const control = useAsk("recovery.show", {}).data?.control ?? null;
  return (
    <>
      <Row label={t("title")} hint={control === null ? t("none") : t("inForce", { control })}>
        {() => (
          <Button icon={Users} onClick={() => setMaking(true)} data-testid="settings-shares">
            {t(control === null ? "make" : "again")}
          </Button>
        )}
      </Row>
      {making && <SharesDialog replacing={control !== null} onClose={() => setMaking(false)} />}
    </>
  );
}
