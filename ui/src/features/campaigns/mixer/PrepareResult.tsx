import type { PrepareReport } from "@/contract/PrepareReport";
import { emptied } from "@/features/campaigns/mixer/placeholders";
import { useKept } from "@/shared/keep/useKept";
import { go } from "@/shared/route/route";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Note } from "@/shared/ui/Note";

import styles from "./Mixer.module.css";

/** Blocked people that are listed; the number counts all of them. */
const MOST = 200;

interface Props {
  campaignId: string;
  report: PrepareReport;
  onClose: () => void;
}

/** What came of preparing: how many mails, and who gets none and why. */
export function PrepareResult({ campaignId, report, onClose }: Props) {
  const { t, language } = useText("mixer");
  const [, setActive] = useKept<string | null>(`campaigns.at.${campaignId}`, null);
  const { created, renewed, unchanged, blocked, stopped, withoutProducts } = report;
  const missing = blocked.flatMap(({ problems }) => problems).find(({ word }) => word === "missing");
  const open = (prospectId: string) => {
    setActive(prospectId);
    onClose();
    go({ room: "campaigns", id: campaignId });
  };
  return (
    <>
      <dl className={styles.numbers}>
        {Object.entries({ created, renewed, unchanged, blocked: blocked.length }).map(([name, number]) => (
          <div key={name} data-testid={`report-${name}`}>
            <dt>{t(`report.${name}`)}</dt>
            <dd>{count(number, language)}</dd>
          </div>
        ))}
      </dl>
      {stopped && <Note look="warn">{t("report.stopped")}</Note>}
      {withoutProducts > 0 && (
        <Note look="warn" data-testid="report-without-products">
          {t("report.withoutProducts", { count: withoutProducts })}
        </Note>
      )}
      {blocked.length > 0 && (
        <section aria-label={t("report.blockedTitle")}>
          <h3>{t("report.blockedTitle")}</h3>
          {missing !== undefined && (
            <p className={`${styles.hint} small soft`} data-testid="report-missing-hint">
              {t("report.missingHint", { example: emptied(missing.subject) })}
            </p>
          )}
          <ul className={styles.blocked}>
            {blocked.slice(0, MOST).map(({ prospectId, name, problems }) => (
              <li key={prospectId} data-testid="blocked-row">
                <button type="button" className="link private" onClick={() => open(prospectId)}>
                  {name || "?"}
                </button>
                <span className="soft">
                  {problems
                    .map((problem) => (language === "en" ? problem.messageEn : problem.messageFr))
                    .join(" ")}
                </span>
              </li>
            ))}
            {blocked.length > MOST && (
              <li className="quiet">{t("report.more", { count: blocked.length - MOST })}</li>
            )}
          </ul>
        </section>
      )}
    </>
  );
}
