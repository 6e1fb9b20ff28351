import type { WorkspaceView } from "@/contract/WorkspaceView";
import { leading } from "@/features/workspaces/leading";
import { calendarDay } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";

import styles from "./Merge.module.css";

/** One of two workspaces that become one: enough to be sure that it is the right one. */
export function MergeSide({ workspace, stays }: { workspace: WorkspaceView; stays: boolean }) {
  const { t, language } = useText("workspaces");
  const client = workspace.people.find(({ part }) => part === "client")?.name;
  const deadline = leading(workspace.deadlines);
  return (
    <section className={styles.side} data-stays={stays} data-testid={stays ? "merge-stays" : "merge-ends"}>
      <h3>{t(stays ? "merge.stays" : "merge.ends")}</h3>
      <p className="num">
        <strong>{workspace.reference}</strong>
      </p>
      <p className={`${styles.title} private`}>
        {client !== undefined && <strong>{client}, </strong>}
        {workspace.title.replace(`${client ?? ""}, `, "")}
      </p>
      <p className="small soft">
        {[
          t(`words:procedure.${workspace.procedure}`),
          deadline === null ? t("list.noDeadline") : calendarDay(deadline.dueSafeAt, language, new Date()),
          workspace.responsible ?? t("page.noResponsible"),
        ].join(" · ")}
      </p>
    </section>
  );
}
