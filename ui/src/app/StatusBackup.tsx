import styles from "@/app/StatusLine.module.css";
import { useAsk } from "@/shared/data/useAsk";
import { clockTime, dayNumber, listTime } from "@/shared/text/dates";
import { useNow } from "@/shared/text/useNow";
import { useText } from "@/shared/text/useText";
import { GoTo } from "@/shared/ui/GoTo";
import { Shape } from "@/shared/ui/Shape";

/** When the firm was last backed up and read back; what is wrong stands out. */
export function StatusBackup() {
  const { t, language } = useText("backup");
  const now = new Date(useNow());
  const view = useAsk("backup.show", {}).data;
  if (view === undefined) return null;
  const { last, overdue, plan } = view;
  const when = (at: string) => {
    const today = dayNumber(new Date(at)) === dayNumber(now);
    if (today) return language === "fr" ? `à ${clockTime(at, language)}` : `at ${clockTime(at, language)}`;
    const short = listTime(at, language, now);
    return language === "fr" && /^\d/.test(short) ? `le ${short}` : short;
  };
  const bad = overdue || (plan === null && last === null);
  const words =
    plan === null && last === null
      ? t("statusNone")
      : overdue
        ? t("statusOverdue")
        : last === null
          ? t("statusNone")
          : t("status", { when: when(last.at) });
  return (
    <GoTo
      to={{ room: "settings", section: "backup" }}
      className={`${styles.one} ${overdue ? styles.bad : ""} ${bad ? "" : styles.well}`}
      data-testid="status-backup"
    >
      {bad && <Shape kind={overdue ? "critical" : "near"} small />}
      <span className="cut">{words}</span>
    </GoTo>
  );
}
