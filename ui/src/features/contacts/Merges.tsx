import type { MergeView } from "@/contract/MergeView";
import { useMay } from "@/shared/data/SessionContext";
import { useAct } from "@/shared/data/useAct";
import { fromNow } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";

import styles from "./ContactCard.module.css";

/** The merges of this card; each can be taken back. */
export function Merges({ merges }: { merges: MergeView[] }) {
  const { t, language } = useText("contacts");
  const mayWork = useMay("work");
  const separate = useAct("contacts.unmerge", { said: () => t("unmerged") });
  if (merges.length === 0) return null;
  return (
    <section className={styles.block} aria-label={t("merges")} data-testid="merges">
      <h3>{t("merges")}</h3>
      {merges.map((merge) => (
        <p key={merge.id} className={styles.row}>
          <span className="cut grow private">
            {t("mergedOn", { name: merge.absorbed, when: fromNow(merge.at, language, new Date()) })}
          </span>
          {mayWork && (
            <Button
              size="small"
              look="quiet"
              onClick={() => separate.mutate({ mergeId: merge.id })}
              data-testid="unmerge"
            >
              {t("unmerge")}
            </Button>
          )}
        </p>
      ))}
    </section>
  );
}
