import { useState } from "react";

import type { ContactRow } from "@/contract/ContactRow";
import { MergeDialog } from "@/features/contacts/MergeDialog";
import { useAsk } from "@/shared/data/useAsk";
import { useMay } from "@/shared/data/SessionContext";
import { useText } from "@/shared/text/useText";
import { Avatar } from "@/shared/ui/Avatar";
import { Button } from "@/shared/ui/Button";
import { MachineMark } from "@/shared/ui/MachineMark";

import styles from "./ContactCard.module.css";

/** Who may be the same person, and why Guichet thinks so. A person decides. */
export function Candidates({ contact }: { contact: ContactRow }) {
  const { t } = useText("contacts");
  const [chosen, setOther] = useState<ContactRow | null>(null);
  const mayWork = useMay("work");
  const pairs = useAsk("contacts.duplicates", {}).data?.pairs ?? [];
  const mine = pairs.filter(({ left, right }) => left.id === contact.id || right.id === contact.id);
  if (mine.length === 0) return null;
  return (
    <section className={styles.block} aria-label={t("candidates")} data-testid="candidates">
      <h3>{t("candidates")}</h3>
      {mine.map(({ left, right, evidence }) => {
        const other = left.id === contact.id ? right : left;
        const why = evidence.map((word) =>
          t(`evidence.${word}`, { defaultValue: word.replaceAll("_", " ") }),
        );
        return (
          <div key={other.id} className={styles.pair}>
            <Avatar name={other.name} />
            <span className={`${styles.two} private`}>
              <strong className="cut">{other.name}</strong>
              <span className="cut small quiet">{other.points.join(", ")}</span>
              <MachineMark>{t("because", { evidence: why.join(", ") })}</MachineMark>
            </span>
            {mayWork && (
              <Button size="small" onClick={() => setOther(other)} data-testid="merge">
                {t("merge")}
              </Button>
            )}
          </div>
        );
      })}
      {chosen !== null && <MergeDialog left={contact} right={chosen} onClose={() => setOther(null)} />}
    </section>
  );
}
