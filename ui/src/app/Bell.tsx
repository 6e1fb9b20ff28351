import { Bell as BellIcon } from "lucide-react";

import styles from "@/app/Bell.module.css";
import { NotificationLine } from "@/app/NotificationLine";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Icon } from "@/shared/ui/Icon";
import { Popover } from "@/shared/ui/Popover";

/** What the firm was told: how much is unread, and the list. */
export function Bell() {
  const { t, language } = useText("app");
  const { data } = useAsk("notifications.list", {});
  const mark = useAct("notifications.mark_read");
  if (data === undefined || data.items.length === 0) return null;
  const label = t("bell.unread", { count: data.unread, shown: count(data.unread, language) });
  return (
    <Popover
      aria-label={t("bell.title")}
      trigger={
        <button
          type="button"
          className={styles.bell}
          aria-label={label}
          title={label}
          data-testid="status-bell"
        >
          <Icon of={BellIcon} small />
          {data.unread > 0 && <span className="num">{count(data.unread, language)}</span>}
        </button>
      }
    >
      <div className="row" data-testid="notifications">
        <h2>{t("bell.title")}</h2>
        {data.unread > 0 && (
          <button
            type="button"
            className="link small end"
            onClick={() => mark.mutate({ ids: [] })}
            data-testid="notifications-read"
          >
            {t("bell.markRead")}
          </button>
        )}
      </div>
      <ul className={styles.list}>
        {data.items.map((item) => (
          <NotificationLine key={item.id} item={item} onOpen={() => mark.mutate({ ids: [item.id] })} />
        ))}
      </ul>
    </Popover>
  );
}
