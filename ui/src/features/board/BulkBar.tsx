import { X } from "lucide-react";

import type { Status } from "@/contract/Status";
import { COLUMNS } from "@/features/board/steps";
import { useMay } from "@/shared/data/SessionContext";
import { AssignMenu } from "@/shared/messages/AssignMenu";
import { SnoozeMenu } from "@/shared/messages/SnoozeMenu";
import { useMessageActions } from "@/shared/messages/useMessageActions";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Menu } from "@/shared/ui/Menu";

import styles from "./BoardPage.module.css";

interface Props {
  ids: string[];
  onMove: (to: Status) => void;
  onClear: () => void;
}

/** What can be done with the chosen cards. The office refuses the steps that are not legal and says how many. */
export function BulkBar({ ids, onMove, onClear }: Props) {
  const { t } = useText("board");
  const act = useMessageActions();
  const mayWork = useMay("work");
  const then = (step: () => void) => () => {
    step();
    onClear();
  };
  const moves = COLUMNS.filter((to) => to !== "to_validate" && (mayWork || to !== "closed")).map((to) => ({
    id: `bulk-${to}`,
    label: t(`column.${to}`),
    run: then(() => onMove(to)),
  }));
  return (
    <div className={styles.bulk} role="toolbar" aria-label={t("bulk.label")} data-testid="bulk-bar">
      <strong>{t("bulk.chosen", { count: ids.length })}</strong>
      <Button look="quiet" keys="v" onClick={then(() => onMove("validated"))} data-testid="bulk-validate">
        {t("bulk.validate")}
      </Button>
      {mayWork && (
        <>
          <AssignMenu onAssign={(to) => then(() => act.assign(ids, to))()}>
            <Button look="quiet" data-testid="bulk-assign">
              {t("bulk.assign")}
            </Button>
          </AssignMenu>
          <SnoozeMenu onSnooze={(until) => then(() => act.snooze(ids, until))()}>
            <Button look="quiet" data-testid="bulk-snooze">
              {t("bulk.snooze")}
            </Button>
          </SnoozeMenu>
        </>
      )}
      <Menu groups={[{ label: t("menu.title"), items: moves }]} align="end">
        <Button look="quiet" keys="m" data-testid="bulk-move">
          {t("bulk.move")}
        </Button>
      </Menu>
      <Button look="quiet" icon={X} aria-label={t("bulk.clear")} onClick={onClear} data-testid="bulk-clear" />
    </div>
  );
}
