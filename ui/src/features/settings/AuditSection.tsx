import styles from "@/features/settings/AuditSection.module.css";
import { Group } from "@/features/settings/Group";
import { Loaded } from "@/features/settings/Loaded";
import { SettingsFrame } from "@/features/settings/SettingsFrame";
import { VerifyRow } from "@/features/settings/VerifyRow";
import { useAskPages } from "@/shared/data/useAsk";
import { dayAndTime } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Shape } from "@/shared/ui/Shape";

/** Rows a page. */
const PAGE = 50;

/** Who did what and when; each line is chained to the one before. */
export function AuditSection() {
  const { t, language } = useText("settings");
  const audit = useAskPages("audit.list", { limit: PAGE });
  const word = (action: string) => t(`audit.action.${action.replace(".", "_")}`, { defaultValue: action });
  return (
    <SettingsFrame section="audit">
      <Group title={t("audit.whole")}>
        <VerifyRow />
      </Group>
      <Group title={t("audit.title")} about={t("audit.about")}>
        <Loaded answer={audit.data} error={audit.error} onRetry={() => void audit.refetch()}>
          {({ pages }) => (
            <table className={styles.table} data-testid="audit-table">
              <thead>
                <tr>
                  {["seq", "at", "by", "what", "on", "hash"].map((column) => (
                    <th key={column} scope="col">
                      {t(`audit.column.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {pages
                  .flatMap(({ items }) => items)
                  .map((row) => (
                    <tr key={row.seq}>
                      <td className="num quiet">{row.seq}</td>
                      <td className="num">{dayAndTime(row.at, language)}</td>
                      <td>{row.by ?? <span className="quiet">{t("audit.machine")}</span>}</td>
                      <td>
                        {row.action === "forbidden_attempt" && <Shape kind="near" />} {word(row.action)}
                      </td>
                      <td className="quiet">
                        {t(`audit.entity.${row.entity}`, { defaultValue: row.entity })}
                      </td>
                      <td className={styles.hash}>{row.hash.slice(0, 8)}</td>
                    </tr>
                  ))}
              </tbody>
            </table>
          )}
        </Loaded>
        {audit.hasNextPage && (
          <div className={styles.foot}>
            <Button
              disabled={audit.isFetchingNextPage}
              onClick={() => void audit.fetchNextPage()}
              data-testid="audit-more"
            >
              {t("audit.more")}
            </Button>
          </div>
        )}
      </Group>
    </SettingsFrame>
  );
}
