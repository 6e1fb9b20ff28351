import { ChevronDown, ChevronUp } from "lucide-react";
import { useLayoutEffect, useRef, useState } from "react";

import type { DeadlineView } from "@/contract/DeadlineView";
import { DayRuler } from "@/shared/deadlines/DayRuler";
import { DoubtsLink } from "@/shared/deadlines/DoubtsLink";
import { HowComputed } from "@/shared/deadlines/HowComputed";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { MachineMark } from "@/shared/ui/MachineMark";

import styles from "./Computation.module.css";

/**
 * How the date is computed, beside it and no taller than it: what is to be done stays where the eye
 * looks for it. The rest is a scroll, or one click, away.
 */
export function Computation({ deadline }: { deadline: DeadlineView }) {
  const { t } = useText("deadlines");
  const [open, setOpen] = useState(false);
  // While it waits for a decision, what is to be checked stands beside the decision.
  const warnings = deadline.state === "proposed" ? [] : deadline.warnings;
  const scroll = useRef<HTMLDivElement>(null);
  const doubts = useRef<HTMLUListElement>(null);
  const [cut, setCut] = useState(false);
  useLayoutEffect(() => {
    const box = scroll.current;
    if (box === null || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(() => setCut(box.scrollHeight > box.clientHeight + 1));
    observer.observe(box);
    if (box.firstElementChild !== null) observer.observe(box.firstElementChild);
    return () => observer.disconnect();
  }, [deadline.id]);
  return (
    <div className={styles.how} data-open={open} data-testid="how-computed">
      <div className={styles.head}>
        <h2>{t("how")}</h2>
        <span className={styles.end}>
          <DoubtsLink
            count={warnings.length}
            onShow={() => {
              setOpen(true);
              requestAnimationFrame(() => doubts.current?.scrollIntoView({ block: "nearest" }));
            }}
          />
          {deadline.rule !== null && <MachineMark confidence={deadline.confidence} />}
          {(cut || open) && (
            <Button
              size="small"
              look="quiet"
              icon={open ? ChevronUp : ChevronDown}
              aria-expanded={open}
              aria-label={t(open ? "lessOfIt" : "allOfIt")}
              onClick={() => setOpen(!open)}
              data-testid="computation-more"
            />
          )}
        </span>
      </div>
      <div ref={scroll} className={styles.scroll} tabIndex={cut ? 0 : undefined}>
        <HowComputed
          {...deadline}
          warnings={warnings}
          doubts={doubts}
          ruler={<DayRuler dueAt={deadline.dueAt} dueSafeAt={deadline.dueSafeAt} />}
        />
      </div>
    </div>
  );
}
