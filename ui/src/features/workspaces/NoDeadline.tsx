import { useMay } from "@/shared/data/SessionContext";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Shape } from "@/shared/ui/Shape";

import styles from "./NoDeadline.module.css";

/** A matter without a date: Guichet says so and never guesses one. */
export function NoDeadline({ onCompute, onEnter }: { onCompute: () => void; onEnter: () => void }) {
  const { t } = useText("workspaces");
  const mayWork = useMay("work");
  return (
    <div className={styles.box} data-testid="no-deadline">
      <p className="row">
        <Shape kind="calm" />
        <strong>{t("count.none")}</strong>
      </p>
      <p className="soft">{t("count.noneText")}</p>
      {mayWork && (
        <div className={styles.actions}>
          <Button look="go" keys="c" onClick={onCompute} data-testid="compute-deadline">
            {t("page.compute")}
          </Button>
          <Button onClick={onEnter} data-testid="enter-deadline">
            {t("page.addDeadline")}
          </Button>
        </div>
      )}
    </div>
  );
}
