import { History, Search, X } from "lucide-react";

import type { Recent } from "@/features/search/useRecent";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Empty } from "@/shared/ui/Empty";
import { Icon } from "@/shared/ui/Icon";

import styles from "./SearchPage.module.css";

/** Before the first letter: the last searches, or what can be searched. */
export function RecentSearches({ recent, onChoose }: { recent: Recent; onChoose: (query: string) => void }) {
  const { t } = useText("search");
  if (recent.queries.length === 0) {
    return (
      <Empty icon={Search} title={t("start")} data-testid="search-start">
        {t("startText")}
      </Empty>
    );
  }
  return (
    <section className={styles.recent} aria-label={t("recent")} data-testid="recent-searches">
      <header className={styles.recentHead}>
        <h2>{t("recent")}</h2>
        <button type="button" className="link small" onClick={() => recent.forget()}>
          {t("forget")}
        </button>
      </header>
      <ul>
        {recent.queries.map((query) => (
          <li key={query} className={styles.recentRow}>
            <button type="button" onClick={() => onChoose(query)}>
              <Icon of={History} small />
              <span className="cut private">{query}</span>
            </button>
            <Button
              look="quiet"
              size="small"
              icon={X}
              aria-label={t("forgetOne", { query })}
              onClick={() => recent.forget(query)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
