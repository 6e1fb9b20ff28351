import { useText } from "@/shared/text/useText";
import { ShapeWord } from "@/shared/ui/ShapeWord";

import styles from "./DoubtsLink.module.css";

/** How many things a lawyer must check, said where the date is; a click leads to them. */
export function DoubtsLink({ count, onShow }: { count: number; onShow: () => void }) {
  const { t } = useText("deadlines");
  if (count === 0) return null;
  return (
    <button type="button" className={styles.link} onClick={onShow} data-testid="doubts">
      <ShapeWord kind="near" small>
        {t("doubts", { count })}
      </ShapeWord>
    </button>
  );
}
