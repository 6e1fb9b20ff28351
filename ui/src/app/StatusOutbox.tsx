import styles from "@/app/StatusLine.module.css";
import { useMay } from "@/shared/data/SessionContext";
import { useAsk } from "@/shared/data/useAsk";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { GoTo } from "@/shared/ui/GoTo";
import { Shape } from "@/shared/ui/Shape";

/** What waits to leave, and of what nobody knows whether it left. */
export function StatusOutbox() {
  const { t, language } = useText("app");
  const mayWork = useMay("work");
  const counts = useAsk("outbox.list", { limit: 1 }, { when: mayWork }).data?.counts;
  const unknown = counts?.unknown ?? 0;
  const ready = counts?.ready ?? 0;
  if (unknown + ready === 0) return null;
  const said = unknown > 0 ? unknown : ready;
  return (
    <GoTo to={{ room: "outbox" }} className={`${styles.one} ${styles.roomy}`} data-testid="status-outbox">
      {unknown > 0 && <Shape kind="near" small />}
      <span className="cut">
        {t(unknown > 0 ? "outbox.unknown" : "outbox.ready", { count: said, shown: count(said, language) })}
      </span>
    </GoTo>
  );
}
