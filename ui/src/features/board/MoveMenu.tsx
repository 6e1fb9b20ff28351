import type { Status } from "@/contract/Status";
import { targetsOf } from "@/features/board/steps";
import { useMay } from "@/shared/data/SessionContext";
import { useText } from "@/shared/text/useText";
import { Menu } from "@/shared/ui/Menu";

import styles from "./BoardPage.module.css";

interface Props {
  from: Status;
  open: boolean;
  onOpen: (open: boolean) => void;
  onMove: (to: Status) => void;
}

/** « Déplacer vers », on the card that the keyboard is on; opened by M. */
export function MoveMenu({ from, open, onOpen, onMove }: Props) {
  const { t } = useText("board");
  const mayWork = useMay("work");
  const items = targetsOf(from, mayWork).map((to) => ({
    id: `move-${to}`,
    label: t(`column.${to}`),
    run: () => onMove(to),
  }));
  return (
    <Menu groups={[{ label: t("menu.title"), items }]} open={open} onOpen={onOpen} data-testid="move-menu">
      <button
        type="button"
        className={styles.anchor}
        tabIndex={-1}
        aria-hidden="true"
        // When the menu closes the focus comes here, and goes on to the card.
        onFocus={(event) => (event.currentTarget.previousElementSibling as HTMLElement | null)?.focus()}
      />
    </Menu>
  );
}
