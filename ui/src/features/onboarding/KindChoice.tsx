import { Scale, Store } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { RadioGroup } from "radix-ui";

import type { FirmKind } from "@/contract/FirmKind";
import styles from "@/features/onboarding/KindChoice.module.css";
import { useText } from "@/shared/text/useText";
import { Icon } from "@/shared/ui/Icon";

const KINDS: { kind: FirmKind; icon: LucideIcon }[] = [
  { kind: "law-firm", icon: Scale },
  { kind: "sales", icon: Store },
];

/** What the firm does: it decides which rooms the window has. */
export function KindChoice({ kind, onKind }: { kind: FirmKind; onKind: (kind: FirmKind) => void }) {
  const { t } = useText("onboarding");
  return (
    <RadioGroup.Root
      className={styles.kinds}
      value={kind}
      onValueChange={(chosen) => onKind(chosen as FirmKind)}
      aria-label={t("firm.kind")}
    >
      {KINDS.map(({ kind: one, icon }) => (
        <RadioGroup.Item key={one} value={one} className={styles.kind} data-testid={`onboarding-kind-${one}`}>
          <Icon of={icon} />
          <span>
            <b>{t(`firm.kinds.${one}`)}</b>
            <small className={styles.about}>{t(`firm.kindAbout.${one}`)}</small>
          </span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
