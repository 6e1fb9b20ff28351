import { CircleDashed } from "lucide-react";
import type { ReactNode } from "react";

import type { Confidence } from "@/contract/Confidence";
import { useText } from "@/shared/text/useText";
import { Icon } from "@/shared/ui/Icon";
import styles from "@/shared/ui/MachineMark.module.css";

interface MachineMarkProps {
  /** How sure, as a word; without it only the mark. */
  confidence?: Confidence | undefined;
  /** Words of the machine that follow the mark. */
  children?: ReactNode;
}

/** Said by the machine, not by a person. */
export function MachineMark({ confidence, children }: MachineMarkProps) {
  const { t } = useText("words");
  return (
    <span className={styles.mark} title={t("saidByMachine")}>
      <Icon of={CircleDashed} className={styles.icon} label={t("saidByMachine")} />
      {children}
      {confidence !== undefined && (
        <span className={styles.word} data-confidence={confidence}>
          {t(`confidence.${confidence}`)}
        </span>
      )}
    </span>
  );
}
