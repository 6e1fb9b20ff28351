import { Check } from "lucide-react";
import { RadioGroup } from "radix-ui";

import type { FirmEntry } from "@/contract/FirmEntry";
import styles from "@/features/unlock/FirmChoice.module.css";
import { useText } from "@/shared/text/useText";
import { Icon } from "@/shared/ui/Icon";
import { initials } from "@/shared/ui/initials";
import { Monogram } from "@/shared/ui/Monogram";

/** The firms on this computer. */
export function FirmChoice({
  firms,
  chosen,
  onChoose,
}: {
  firms: FirmEntry[];
  chosen: string;
  onChoose: (tenantId: string) => void;
}) {
  const { t } = useText("unlock");
  return (
    <RadioGroup.Root className={styles.list} value={chosen} onValueChange={onChoose} aria-label={t("firms")}>
      {firms.map((firm) => (
        <RadioGroup.Item
          key={firm.tenantId}
          value={firm.tenantId}
          className={styles.firm}
          data-testid="unlock-firm"
        >
          <Monogram letters={initials(firm.name)} />
          <span className="cut">
            <b className="cut" style={{ display: "block" }}>
              {firm.name}
            </b>
            <span className="quiet small cut" style={{ display: "block" }}>
              {firm.members.join(", ")}
            </span>
          </span>
          {firm.tenantId === chosen && firms.length > 1 && <Icon of={Check} />}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
