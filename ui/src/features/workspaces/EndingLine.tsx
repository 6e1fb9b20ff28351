import { Gavel } from "lucide-react";

import type { WorkspaceView } from "@/contract/WorkspaceView";
import { calendarDay } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { Icon } from "@/shared/ui/Icon";

import styles from "./Head.module.css";

/** How a closed matter ended, and when it was filed. */
export function EndingLine({ workspace }: { workspace: WorkspaceView }) {
  const { t, language } = useText("workspaces");
  const { ending, filedOn } = workspace;
  const said = [
    ...(ending === null ? [] : [t(`words:outcome.${ending.outcome}`)]),
    ...(ending === null || ending.on === null
      ? []
      : [t("ending.onDay", { day: calendarDay(ending.on, language) })]),
    ...(filedOn === null ? [] : [t("ending.filedDay", { day: calendarDay(filedOn, language) })]),
  ];
  if (said.length === 0) return null;
  return (
    <p className={styles.ending} data-testid="ending">
      <Icon of={Gavel} small />
      {said.map((words, index) => (
        <span key={words} className={index === 0 && ending !== null ? styles.outcome : "soft"}>
          {words}
        </span>
      ))}
    </p>
  );
}
