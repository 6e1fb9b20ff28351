import { useState } from "react";

import { LogPage } from "@/features/settings/deadlines/LogPage";
import styles from "@/features/settings/deadlines/Tables.module.css";
import { Group } from "@/features/settings/Group";
import { Loaded } from "@/features/settings/Loaded";
import { useAsk } from "@/shared/data/useAsk";
import { calendarDay } from "@/shared/text/dates";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { ShapeWord } from "@/shared/ui/ShapeWord";

/** Days that are listed before one asks for more. */
const FIRST = 10;

/** One page a day with every open deadline; each page is chained in the audit log. */
export function LogGroup() {
  const { t, language } = useText("law");
  const log = useAsk("deadlines.log", {});
  const [day, setDay] = useState<string | null>(null);
  const [most, setMost] = useState(FIRST);
  return (
    <Loaded answer={log.data} error={log.error} onRetry={() => void log.refetch()}>
      {({ days }) => (
        <Group title={t("log.title")} about={t("log.about")}>
          {days.length === 0 ? (
            <p className="quiet">{t("log.none")}</p>
          ) : (
            <table className={styles.table} data-testid="deadline-log">
              <thead>
                <tr>
                  {["day", "lines", "audit", "hash", "state"].map((column) => (
                    <th key={column} scope="col">
                      {t(`log.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {days.slice(0, most).map((page) => (
                  <tr key={page.day}>
                    <td>
                      <button
                        type="button"
                        className="link"
                        onClick={() => setDay(page.day)}
                        data-testid="log-day"
                      >
                        {calendarDay(page.day, language)}
                      </button>
                    </td>
                    <td className="num">{count(page.lines, language)}</td>
                    <td className="num">{page.auditSeq}</td>
                    <td className={styles.hash}>{page.sha256.slice(0, 12)}</td>
                    <td>
                      {page.intact ? (
                        t("log.intact")
                      ) : (
                        <ShapeWord kind="critical" small>
                          {t("log.changed")}
                        </ShapeWord>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {days.length > most && (
            <div style={{ paddingBlockStart: 12 }}>
              <Button onClick={() => setMost(most + 100)}>{t("log.more")}</Button>
            </div>
          )}
          {day !== null && <LogPage day={day} onClose={() => setDay(null)} />}
        </Group>
      )}
    </Loaded>
  );
}
