import { useRef } from "react";

import type { MessageView } from "@/contract/MessageView";
import { AnalysisActions } from "@/features/inbox/AnalysisActions";
import { AroundBlock } from "@/features/inbox/AroundBlock";
import { EntityRows } from "@/features/inbox/EntityRows";
import { JudgedRows } from "@/features/inbox/JudgedRows";
import { sourcesOf } from "@/features/inbox/sources";
import { SummaryBlock } from "@/features/inbox/SummaryBlock";
import { useMay } from "@/shared/data/SessionContext";
import { DeadlineCard } from "@/shared/deadlines/DeadlineCard";
import { useDecide } from "@/shared/deadlines/useDecide";
import { useKeys } from "@/shared/keys/useKeys";
import { useText } from "@/shared/text/useText";
import { Empty } from "@/shared/ui/Empty";
import { MachineMark } from "@/shared/ui/MachineMark";
import { Note } from "@/shared/ui/Note";

import styles from "./AnalysisPane.module.css";

/** What the machine says about a message and what people made of it; each value leads to its place in the text. */
export function AnalysisPane({ message, onAccept }: { message: MessageView; onAccept: () => void }) {
  const { t } = useText("inbox");
  const { analysis, deadlines } = message;
  const decide = useDecide();
  const mayWork = useMay("work");
  const box = useRef<HTMLElement>(null);
  const first = deadlines.find((deadline) => deadline.state === "proposed");
  const correct = () => correctLeastSure(box.current);
  useKeys([
    ...(analysis === null || !mayWork
      ? []
      : [{ id: "inbox.correct", keys: "c", label: t("keys.correct"), group: t("title"), run: correct }]),
    ...(first === undefined || !mayWork
      ? []
      : [
          {
            id: "inbox.deadline",
            keys: "d",
            label: t("keys.deadline"),
            group: t("title"),
            run: () => decide(first, "confirmed"),
          },
        ]),
  ]);
  const sources = sourcesOf(analysis);
  return (
    <aside ref={box} className={styles.pane} aria-label={t("analysis.title")} data-testid="analysis">
      <div className={styles.head}>
        <h2>{t("analysis.title")}</h2>
        {analysis !== null && (
          <MachineMark>
            <span className="cut">
              {analysis.engine === "built-in"
                ? t("analysis.engine")
                : t("analysis.provider", { engine: analysis.engine })}
            </span>
          </MachineMark>
        )}
      </div>
      <div className={styles.body}>
        {analysis === null ? (
          <Empty title={t("analysis.missing")}>{t("analysis.missingText")}</Empty>
        ) : (
          <>
            <div className={styles.part}>
              {analysis.needsReview && !analysis.accepted && (
                <div className={styles.review}>
                  <Note look="warn" data-testid="needs-review">
                    {t("analysis.review")}
                  </Note>
                </div>
              )}
              <SummaryBlock id={message.id} analysis={analysis} />
              <JudgedRows id={message.id} analysis={analysis} sources={sources} />
            </div>
            <div className={styles.part}>
              <EntityRows entities={analysis.entities} sources={sources} />
              <AnalysisActions analysis={analysis} onAccept={onAccept} onCorrect={correct} />
            </div>
          </>
        )}
        {deadlines.length > 0 && (
          <div className={styles.part}>
            {deadlines.map((deadline) => (
              <DeadlineCard
                key={deadline.id}
                deadline={deadline}
                workspaceId={message.workspace?.id ?? null}
                keys={deadline === first ? "d" : undefined}
              />
            ))}
          </div>
        )}
        <div className={styles.part}>
          <AroundBlock message={message} />
        </div>
      </div>
    </aside>
  );
}

/** The focus goes to the value that most wants a person; Enter opens what it can be. */
function correctLeastSure(pane: HTMLElement | null): void {
  const rows = [...(pane?.querySelectorAll<HTMLElement>("[data-origin]") ?? [])];
  const doubtful = rows.find((row) => row.querySelector("[data-confidence=check]") !== null);
  (doubtful ?? rows[0])?.querySelector<HTMLElement>("button[data-testid^=correct]")?.focus();
}
