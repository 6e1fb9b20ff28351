import { useState } from "react";

import type { AccountView } from "@/contract/AccountView";
import { Reconnect } from "@/features/settings/connections/Reconnect";
import styles from "@/features/settings/connections/RefusedAccount.module.css";
import { useAct } from "@/shared/data/useAct";
import { dayAndTime, listTime } from "@/shared/text/dates";
import { useNow } from "@/shared/text/useNow";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Shape } from "@/shared/ui/Shape";

/** A mailbox that is refused: what happened, what is safe, what to do. */
export function RefusedAccount({ account, mayChange }: { account: AccountView; mayChange: boolean }) {
  const { t, language } = useText("connections");
  const now = new Date(useNow());
  const [reconnecting, setReconnecting] = useState(false);
  const [reading, setReading] = useState(false);
  const tryNow = useAct("accounts.reconnect");
  const { label, server, failingSince, lastSuccessAt, lastError, failures, nextAt } = account;
  const since = failingSince === null ? "" : listTime(failingSince, language, now);
  const safe =
    lastSuccessAt === null
      ? t("refused.safeNever")
      : t("refused.safe", { when: dayAndTime(lastSuccessAt, language, now) });
  return (
    <section
      className={styles.card}
      aria-label={t("refused.title", { label, since })}
      data-testid="account-refused"
    >
      <div className={styles.head}>
        <Shape kind="critical" />
        <h2 className="cut">{t("refused.title", { label, since })}</h2>
        <span className="end soft small nowrap">{server}</span>
      </div>
      <div className={styles.three}>
        <div>
          <h3>{t("refused.happenedTitle")}</h3>
          <p>{t("refused.happened")}</p>
        </div>
        <div>
          <h3>{t("refused.safeTitle")}</h3>
          <p>{safe}</p>
        </div>
        <div>
          <h3>{t("refused.doTitle")}</h3>
          <p>{t(mayChange ? "refused.do" : "refused.ask")}</p>
        </div>
      </div>
      <div className="row">
        {mayChange && (
          <>
            <Button look="go" onClick={() => setReconnecting(true)} data-testid="account-reconnect">
              {t("refused.reconnect")}
            </Button>
            <Button
              disabled={tryNow.isPending}
              onClick={() => tryNow.mutate({ id: account.id })}
              data-testid="account-try"
            >
              {t("refused.try")}
            </Button>
          </>
        )}
        {lastError !== null && (
          <Button
            look="quiet"
            aria-expanded={reading}
            onClick={() => setReading(!reading)}
            data-testid="account-server-said"
          >
            {t("refused.read")}
          </Button>
        )}
        <span className="end soft small">
          {t("refused.failures", { count: failures })}
          {nextAt !== null && `, ${t("refused.next", { when: listTime(nextAt, language, now) })}`}
        </span>
      </div>
      {reading && <pre className={styles.said}>{lastError}</pre>}
      {reconnecting && <Reconnect account={account} onClose={() => setReconnecting(false)} />}
    </section>
  );
}
