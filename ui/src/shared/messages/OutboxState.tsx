import { Ban, Check, Clock, FilePen, Send } from "lucide-react";
import type { LucideIcon } from "lucide-react";

import { useText } from "@/shared/text/useText";
import { Icon } from "@/shared/ui/Icon";
import { ShapeWord } from "@/shared/ui/ShapeWord";

import styles from "./Outbox.module.css";

const ICONS: Record<string, LucideIcon> = {
  draft: FilePen,
  ready: Clock,
  sending: Send,
  sent: Check,
  cancelled: Ban,
};

/** Where a mail stands, as a shape and a word. */
export function OutboxState({ state }: { state: string }) {
  const { t } = useText("outbox");
  const icon = ICONS[state];
  if (icon === undefined) {
    return <ShapeWord kind={state === "failed" ? "critical" : "near"}>{t(`state.${state}`)}</ShapeWord>;
  }
  return (
    <span className={styles.state}>
      <Icon of={icon} small />
      {t(`state.${state}`)}
    </span>
  );
}
