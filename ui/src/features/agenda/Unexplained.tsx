import type { EntryView } from "@/contract/EntryView";
import { Entry } from "@/features/agenda/Entry";
import { useText } from "@/shared/text/useText";

import styles from "./Unexplained.module.css";

/** Deadlines of former days that passed without a decision: they do not leave with the page. */
export function Unexplained({
  entries,
  onOpen,
}: {
  entries: EntryView[];
  onOpen: (entry: EntryView) => void;
}) {
  const { t } = useText("agenda");
  if (entries.length === 0) return null;
  return (
    <section className={styles.band} aria-label={t("unexplainedTitle")} data-testid="agenda-unexplained">
      <h3>{t("unexplainedTitle")}</h3>
      <div className={styles.list}>
        {entries.map((entry) => (
          <Entry key={entry.key} entry={entry} look="card" onOpen={onOpen} />
        ))}
      </div>
    </section>
  );
}
