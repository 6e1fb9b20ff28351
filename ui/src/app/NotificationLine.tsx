import styles from "@/app/Bell.module.css";
import type { NotificationView } from "@/contract/NotificationView";
import { go } from "@/shared/route/route";
import type { Route } from "@/shared/route/route";
import { listTime } from "@/shared/text/dates";
import { useNow } from "@/shared/text/useNow";
import { useText } from "@/shared/text/useText";
import { Shape } from "@/shared/ui/Shape";
import type { ShapeKind } from "@/shared/ui/Shape";

const SHAPES: Record<string, ShapeKind> = {
  DEADLINE_CRITICAL: "critical",
  DEADLINE_MISSED: "critical",
  ALERT_AGAIN: "critical",
  DEADLINE_REMINDER: "near",
  ACCOUNT_REFUSED: "critical",
  MAIL_NOT_FILED: "critical",
  BACKUP_FAILED: "critical",
  BACKUP_OVERDUE: "critical",
  DRILL_FAILED: "critical",
  TIMERS_FAILED: "critical",
  EMAIL_URGENT: "near",
  SLA_BREACH: "near",
  ESCALATED: "near",
};

function placeOf({ kind, messageId, workspaceId }: NotificationView): Route {
  if (workspaceId !== null) return { room: "workspaces", id: workspaceId };
  if (kind === "APPOINTMENT") return { room: "agenda" };
  if (kind === "FOLLOW_UP") return { room: "today" };
  if (messageId !== null) return { room: "inbox", id: messageId };
  if (kind.startsWith("BACKUP_") || kind === "DRILL_FAILED") return { room: "settings", section: "backup" };
  return kind === "ACCOUNT_REFUSED" ? { room: "settings", section: "connections" } : { room: "board" };
}

/** One thing that was told; it leads to what it is about. */
export function NotificationLine({ item, onOpen }: { item: NotificationView; onOpen: () => void }) {
  const { t, language } = useText("app");
  const now = new Date(useNow());
  const open = () => {
    onOpen();
    go(placeOf(item));
  };
  return (
    <li>
      <button
        type="button"
        className={styles.one}
        data-read={item.read}
        onClick={open}
        data-testid="notification"
      >
        <Shape kind={SHAPES[item.kind] ?? "calm"} small />
        <span className={styles.words}>
          <span className={`${styles.title} cut private`}>
            {item.kind === "FOLLOW_UP" ? t("bell.followUps", { count: Number(item.title) }) : item.title}
          </span>
          <span className="quiet small">{t(`bell.kind.${item.kind}`, { defaultValue: "" })}</span>
        </span>
        <time className="quiet small num nowrap">{listTime(item.at, language, now)}</time>
      </button>
    </li>
  );
}
