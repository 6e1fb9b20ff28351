import { useRef, useState } from "react";

import type { AnalysisView } from "@/contract/AnalysisView";
import type { MessageView } from "@/contract/MessageView";
import { AnalysisActions } from "@/features/inbox/AnalysisActions";
import { AroundBlock } from "@/features/inbox/AroundBlock";
import { EntityRows } from "@/features/inbox/EntityRows";
import type { JudgedField } from "@/features/inbox/JudgedRow";
import { JudgedRows } from "@/features/inbox/JudgedRows";
import { sourcesOf } from "@/features/inbox/sources";
import { SummaryBlock } from "@/features/inbox/SummaryBlock";
import { useMay } from "@/shared/data/SessionContext";
import { DeadlineCard } from "@/shared/deadlines/DeadlineCard";
import { useConfirmKey } from "@/shared/deadlines/useConfirmKey";
import { useKeys } from "@/shared/keys/useKeys";
import { useText } from "@/shared/text/useText";
import { Empty } from "@/shared/ui/Empty";
import { MachineMark } from "@/shared/ui/MachineMark";
import { Note } from "@/shared/ui/Note";

import styles from "./AnalysisPane.module.css";

interface Props {
  message: MessageView;
  onAccept: () => void;
  onClose: () => void;
  /** Where Escape leads that nothing within has taken; without it, to whatever holds the pane. */
  onEscape?: () => void;
}

/** What the machine says about a message and what people made of it; each value leads to its place in the text. */
export function AnalysisPane({ message, onAccept, onClose, onEscape }: Props) {
  const { t } = useText("inbox");
  const { analysis, deadlines } = message;
  const mayWork = useMay("work");
  const box = useRef<HTMLElement>(null);
  const first = deadlines.find((deadline) => deadline.state === "proposed");
  const confirm = useConfirmKey(first);
  const [correcting, setCorrecting] = useState<JudgedField | null>(null);
  const correct = () => {
    const field = analysis === null ? null : leastSure(analysis);
    box.current
      ?.querySelector(`[data-testid=judged-${field?.replace("_", "-")}]`)
      ?.scrollIntoView?.({ block: "nearest" });
    setCorrecting(field);
  };
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
            run: confirm.press,
          },
        ]),
  ]);
  const sources = sourcesOf(analysis);
  return (
    <aside
      ref={box}
      className={styles.pane}
      aria-label={t("analysis.title")}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented || onEscape === undefined) return;
        event.preventDefault();
        onEscape();
      }}
      data-testid="analysis"
    >
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
              <JudgedRows
                id={message.id}
                analysis={analysis}
                sources={sources}
                correcting={correcting}
                onCorrecting={setCorrecting}
              />
            </div>
            <div className={styles.part}>
              <EntityRows entities={analysis.entities} sources={sources} />
              <AnalysisActions
                analysis={analysis}
                onAccept={onAccept}
                onCorrect={correct}
                onClose={message.status === "closed" ? undefined : onClose}
              />
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
                doubted={deadline.id === confirm.doubted}
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

/** The value that most wants a person: the first one that the machine itself would have checked. */
function leastSure({ category, priority, procedure, sentiment, firstContact }: AnalysisView): JudgedField {
  const judged: [
    JudgedField,
    AnalysisView["category" | "firstContact" | "priority" | "procedure" | "sentiment"],
  ][] = [
    ["category", category],
    ["priority", priority],
    ["procedure", procedure],
    ["sentiment", sentiment],
    ["first_contact", firstContact],
  ];
  const doubtful = judged.find(
    ([, { origin, confidence }]) => origin === "machine" && confidence === "check",
  );
  return doubtful?.[0] ?? "category";
}
