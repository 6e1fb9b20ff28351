import { Bookmark, History, Search, X } from "lucide-react";

import type { PastSearchView } from "@/contract/PastSearchView";
import type { Searches } from "@/features/search/useSearches";
import { listTime } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Empty } from "@/shared/ui/Empty";
import { Icon } from "@/shared/ui/Icon";

import styles from "./SearchPage.module.css";

/** How many are shown before somebody asks for all. */
const SHOWN = 12;

interface PastSearchesProps {
  searches: Searches;
  whole: boolean;
  onWhole: () => void;
  onChoose: (query: string) => void;
}

/** Before the first letter: the kept and the last searches, or what can be searched. */
export function PastSearches({ searches, whole, onWhole, onChoose }: PastSearchesProps) {
  const { t, language } = useText("search");
  const { recent, saved } = searches;
  if (recent.length + saved.length === 0) {
    return (
      <Empty icon={Search} title={t("start")} data-testid="search-start">
        {t("startText")}
      </Empty>
    );
  }
  const line = ({ query, at, times }: PastSearchView, kept: boolean) => (
    <li key={query} className={styles.recentRow}>
      <button type="button" onClick={() => onChoose(query)} data-testid="past-search">
        <Icon of={kept ? Bookmark : History} small />
        <span className="cut private">{query}</span>
        <span className={`${styles.often} small soft nowrap`}>
          {times > 1 && `${t("times", { count: times })}, `}
          {listTime(at, language, new Date())}
        </span>
      </button>
      {!kept && (
        <Button
          look="quiet"
          size="small"
          icon={Bookmark}
          aria-label={t("keep", { query })}
          onClick={() => searches.keep(query, true)}
        />
      )}
      <Button
        look="quiet"
        size="small"
        icon={X}
        aria-label={t("forgetOne", { query })}
        onClick={() => searches.forget(query)}
      />
    </li>
  );
  return (
    <>
      {saved.length > 0 && (
        <section className={styles.recent} aria-label={t("saved")} data-testid="saved-searches">
          <header className={styles.recentHead}>
            <h2>{t("saved")}</h2>
          </header>
          <ul>{saved.map((search) => line(search, true))}</ul>
        </section>
      )}
      {recent.length > 0 && (
        <section className={styles.recent} aria-label={t("recent")} data-testid="recent-searches">
          <header className={styles.recentHead}>
            <h2>{t("recent")}</h2>
            <button
              type="button"
              className="link small"
              onClick={() => searches.forget()}
              data-testid="forget-searches"
            >
              {t("forget")}
            </button>
          </header>
          <ul>{recent.slice(0, whole ? undefined : SHOWN).map((search) => line(search, false))}</ul>
          {!whole && recent.length > SHOWN && (
            <Button size="small" look="quiet" onClick={onWhole}>
              {t("allSearches", { count: recent.length })}
            </Button>
          )}
          <p className="quiet small">{t("where")}</p>
        </section>
      )}
    </>
  );
}
