import { Check } from "lucide-react";

import type { WorkspaceView } from "@/contract/WorkspaceView";
import { BigCountdown } from "@/features/workspaces/BigCountdown";
import { Computation } from "@/features/workspaces/Computation";
import { EndingLine } from "@/features/workspaces/EndingLine";
import { NoDeadline } from "@/features/workspaces/NoDeadline";
import { leading } from "@/features/workspaces/leading";
import { useMay } from "@/shared/data/SessionContext";
import { DeadlineMenu } from "@/shared/deadlines/DeadlineMenu";
import { Doubts } from "@/shared/deadlines/Doubts";
import { LapsedActions } from "@/shared/deadlines/LapsedActions";
import { ProposedActions } from "@/shared/deadlines/ProposedActions";
import { SecondAction } from "@/shared/deadlines/SecondAction";
import { stillOpen } from "@/shared/deadlines/stillOpen";
import { dayAndTime } from "@/shared/text/dates";
import { useNow } from "@/shared/text/useNow";
import { useText } from "@/shared/text/useText";
import { Icon } from "@/shared/ui/Icon";
import { MachineMark } from "@/shared/ui/MachineMark";
import { ShapeWord } from "@/shared/ui/ShapeWord";

import styles from "./Head.module.css";

interface Props {
  workspace: WorkspaceView;
  /** The deadline whose points to check are all open. */
  doubted: string | null;
  onCompute: () => void;
  onEnter: () => void;
}

/** What the matter is and when it lapses, with the computation open beside the date. */
export function Head({ workspace, doubted, onCompute, onEnter }: Props) {
  const { t, language } = useText("workspaces");
  const mayWork = useMay("work");
  const deadline = leading(workspace.deadlines);
  const now = useNow();
  const still = deadline === null ? null : stillOpen(deadline, now);
  const client = workspace.people.find(({ part }) => part === "client")?.name;
  const proposed = deadline?.state === "proposed";
  return (
    <section className={styles.head} data-alone={deadline === null}>
      <div className={styles.what}>
        <h2 className={`${styles.title} private`} data-testid="workspace-title">
          {client === undefined || workspace.title.includes(client)
            ? workspace.title
            : `${client}, ${workspace.title}`}
        </h2>
        {workspace.archived && <EndingLine workspace={workspace} />}
        {deadline === null && workspace.archived ? null : deadline === null ? (
          <NoDeadline onCompute={onCompute} onEnter={onEnter} />
        ) : (
          <>
            <p className="soft">{deadline.title}</p>
            <BigCountdown to={deadline.dueSafeAt} urgency={workspace.urgency} />
            <dl className={styles.dates} data-proposed={proposed}>
              <dt>{t("count.safe")}</dt>
              <dt>{t("count.legal")}</dt>
              <dd className={styles.safe} data-testid="safe-date">
                {dayAndTime(deadline.dueSafeAt, language)}
              </dd>
              <dd className="soft" data-testid="legal-date">
                {dayAndTime(deadline.dueAt, language)}
              </dd>
            </dl>
            {still !== null && (
              <p className={styles.still} data-testid="still-open">
                <ShapeWord kind="near">
                  {t(`count.still.${still.reading}`, { until: dayAndTime(still.until, language) })}
                </ShapeWord>
              </p>
            )}
            {deadline.lapsedAt !== null ? (
              <div className={styles.state}>
                <LapsedActions deadline={deadline} mayWork={mayWork} />
              </div>
            ) : proposed ? (
              <div className={styles.state}>
                <MachineMark confidence={deadline.confidence}>{t("count.proposed")}</MachineMark>
                <Doubts key={deadline.id} warnings={deadline.warnings} all={doubted === deadline.id} />
                {mayWork && <ProposedActions deadline={deadline} workspaceId={workspace.id} keys="d" />}
              </div>
            ) : (
              <div className={styles.confirmed}>
                <Icon of={Check} small />
                {deadline.confirmedBy !== null && deadline.confirmedAt !== null
                  ? t("count.confirmed", {
                      who: deadline.confirmedBy,
                      when: dayAndTime(deadline.confirmedAt, language, new Date()),
                    })
                  : t("count.byHand")}
                {mayWork && <DeadlineMenu deadline={deadline} />}
                <SecondAction deadline={deadline} />
              </div>
            )}
          </>
        )}
      </div>
      {deadline !== null && <Computation deadline={deadline} />}
    </section>
  );
}
