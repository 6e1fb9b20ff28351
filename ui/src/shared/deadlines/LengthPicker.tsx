import { Plus, X } from "lucide-react";

import { lengthBefore, LENGTHS, toggled } from "@/shared/deadlines/lengths";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Icon } from "@/shared/ui/Icon";
import { Menu } from "@/shared/ui/Menu";

import styles from "./LengthPicker.module.css";

interface Props {
  chosen: number[];
  onChosen: (lengths: number[]) => void;
  disabled?: boolean;
  label: string;
  "data-testid"?: string;
}

/** How long before something one is reminded: any of the usual lengths. */
export function LengthPicker({ chosen, onChosen, disabled = false, label, ...rest }: Props) {
  const { t } = useText("deadlines");
  const items = LENGTHS.map((minutes) => ({
    id: `length-${minutes}`,
    label: lengthBefore(minutes, t),
    chosen: chosen.includes(minutes),
    run: () => onChosen(toggled(chosen, minutes)),
  }));
  return (
    <span className={styles.lengths} role="group" aria-label={label} {...rest}>
      {[...chosen]
        .sort((a, b) => b - a)
        .map((minutes) => (
          <button
            key={minutes}
            type="button"
            className={styles.one}
            disabled={disabled}
            aria-label={t("length.remove", { length: lengthBefore(minutes, t) })}
            onClick={() => onChosen(toggled(chosen, minutes))}
          >
            {lengthBefore(minutes, t)}
            {!disabled && <Icon of={X} small />}
          </button>
        ))}
      {chosen.length === 0 && <span className="quiet">{t("length.none")}</span>}
      {!disabled && (
        <Menu groups={[{ items }]}>
          <Button
            look="quiet"
            size="small"
            icon={Plus}
            aria-label={t("length.add")}
            data-testid="length-add"
          />
        </Menu>
      )}
    </span>
  );
}
