import { Plus } from "lucide-react";
import { useState } from "react";

import type { ConsentView } from "@/contract/ConsentView";
import { ConsentDialog } from "@/features/contacts/ConsentDialog";
import { useAsk } from "@/shared/data/useAsk";
import { useMay } from "@/shared/data/SessionContext";
import { calendarDay } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Failed } from "@/shared/ui/Failed";

import styles from "./Consents.module.css";
import card from "./ContactCard.module.css";

/** What a person agreed to and took back. Lines are added, never changed. */
export function Consents({ id }: { id: string }) {
  const { t, language } = useText("rights");
  const mayWork = useMay("work");
  const [writing, setWriting] = useState<{ withdraws: ConsentView | null } | null>(null);
  const asked = useAsk("rights.list_consents", { contactId: id }, { keep: false });
  const items = asked.data?.items ?? [];
  return (
    <section className={card.block} aria-label={t("consent.title")} data-testid="consents">
      <h3>{t("consent.title")}</h3>
      {asked.isError && <Failed failure={asked.error} onRetry={() => void asked.refetch()} />}
      <ul>
        {items.map((item) => (
          <li key={item.id} className={card.row} data-testid="consent" data-stands={item.stands}>
            <span className={styles.words}>
              <span className="private">{item.purpose}</span>
              <span className="small quiet private">
                {t(item.given ? "consent.given" : "consent.withdrawn", {
                  day: calendarDay(item.saidOn, language),
                })}
                , {item.evidence}
                {item.by !== "" && `, ${t("consent.by", { name: item.by })}`}
              </span>
            </span>
            {mayWork && item.stands && item.given && (
              <Button
                size="small"
                look="quiet"
                onClick={() => setWriting({ withdraws: item })}
                data-testid="consent-withdraw"
              >
                {t("consent.withdraw")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asked.data !== undefined && items.length === 0 && <p className="small quiet">{t("consent.none")}</p>}
      {mayWork && (
        <p className={styles.add}>
          <Button
            size="small"
            icon={Plus}
            onClick={() => setWriting({ withdraws: null })}
            data-testid="consent-add"
          >
            {t("consent.add")}
          </Button>
        </p>
      )}
      {writing !== null && (
        <ConsentDialog contact={id} withdraws={writing.withdraws} onClose={() => setWriting(null)} />
      )}
    </section>
  );
}
