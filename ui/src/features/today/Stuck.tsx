import { FileWarning, Hourglass, RotateCcw } from "lucide-react";
import type { LucideIcon } from "lucide-react";

import type { StuckView } from "@/contract/StuckView";
import type { TodayView } from "@/contract/TodayView";
import { Item } from "@/features/today/Item";
import styles from "@/features/today/Items.module.css";
import { useRoom } from "@/features/today/useRoom";
import { askReply } from "@/shared/messages/askedReply";
import { go } from "@/shared/route/route";
import type { Route } from "@/shared/route/route";
import { listTime } from "@/shared/text/dates";
import { count } from "@/shared/text/numbers";
import { useNow } from "@/shared/text/useNow";
import { useText } from "@/shared/text/useText";
import { GoTo } from "@/shared/ui/GoTo";

const ICONS: Record<string, LucideIcon> = {
  unparsed: FileWarning,
  job_failed: RotateCcw,
  overdue: Hourglass,
};

function placeOf({ kind, id }: StuckView): Route {
  if (kind === "account_refused") return { room: "settings", section: "connections" };
  if (kind === "job_failed") return { room: "settings", section: "connections" };
  return { room: "inbox", id };
}

/** What the button says: the letter, and below it the answer. */
function answer(id: string): void {
  askReply(id);
  go({ room: "inbox", id });
}

/** What does not move on its own. */
export function Stuck({ view }: { view: TodayView }) {
  const { t, language } = useText("today");
  const now = new Date(useNow());
  const room = useRoom();
  return (
    <section className={styles.section} aria-label={t("stuck.title")}>
      <div className={styles.head}>
        <h2>{t("stuck.title")}</h2>
        <span className="quiet num">{count(view.stuckTotal, language)}</span>
        {view.stuckTotal > Math.min(view.stuck.length, room.stuck) && (
          <GoTo to={{ room: "board" }} className="link small end" data-testid="today-stuck-all">
            {t("stuck.all")}
          </GoTo>
        )}
      </div>
      {view.stuck.length === 0 ? (
        <p className="soft">{t("stuck.none")}</p>
      ) : (
        <ul>
          {view.stuck.slice(0, room.stuck).map((stuck) => {
            const when = listTime(stuck.since, language, now);
            return (
              <Item
                key={`${stuck.kind}${stuck.id}`}
                testid="today-stuck"
                icon={stuck.kind === "account_refused" ? undefined : (ICONS[stuck.kind] ?? FileWarning)}
                who={stuck.name}
                what={stuck.kind === "account_refused" ? "" : stuck.detail}
                verb={t(`stuck.verb.${stuck.kind}`)}
                to={placeOf(stuck)}
                act={stuck.kind === "overdue" ? () => answer(stuck.id) : undefined}
                second={t(`stuck.kind.${stuck.kind}`, { when })}
              />
            );
          })}
        </ul>
      )}
    </section>
  );
}
