import { broughtWords } from "@/features/campaigns/importWords";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { listTime } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";

import styles from "./CampaignSpace.module.css";

/** The lists that came in before; each can be taken back. */
export function ImportPast({ campaignId }: { campaignId: string }) {
  const { t, language } = useText("campaigns");
  const past = useAsk("prospects.imports", { campaignId }).data?.items ?? [];
  const undo = useAct("prospects.undo_import", { said: () => t("import.takenBack") });
  if (past.length === 0) return <p className="small soft">{t("import.formats")}</p>;
  return (
    <section aria-label={t("import.past")}>
      <h3 style={{ paddingBlockEnd: 4 }}>{t("import.past")}</h3>
      <ul>
        {past.map((one) => (
          <li key={one.id} className={styles.step}>
            <span className="cut">
              {one.file}, {broughtWords(t, one)}
            </span>
            <span>
              <time className="quiet" dateTime={one.at}>
                {listTime(one.at, language, new Date())}
              </time>{" "}
              {one.undoneAt === null ? (
                <button
                  type="button"
                  className="link"
                  disabled={undo.isPending}
                  onClick={() => undo.mutate({ id: one.id })}
                  data-testid="import-undo"
                >
                  {t("import.takeBack")}
                </button>
              ) : (
                <b>
                  {one.left !== null && one.left > 0
                    ? t("import.undoneBut", { count: one.left })
                    : t("import.undone")}
                </b>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
