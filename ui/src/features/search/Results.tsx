import { BookmarkMinus, BookmarkPlus, Search } from "lucide-react";

import { hitKey } from "@/features/search/hitKey";
import { HitLine } from "@/features/search/HitLine";
import type { Kind } from "@/features/search/SearchTabs";
import type { Found } from "@/features/search/useHits";
import { widest } from "@/features/search/widest";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Corrected } from "@/shared/ui/Corrected";
import { Empty } from "@/shared/ui/Empty";
import { Failed } from "@/shared/ui/Failed";

import styles from "./SearchPage.module.css";

interface Props {
  query: string;
  /** The same as the office was asked. */
  asked: string;
  /** Whether the search is kept. */
  saved: boolean;
  onKeep: (saved: boolean) => void;
  kind: Kind;
  found: Found;
  active: string | null;
  onOpen: (key: string) => void;
  onWiden: (query: string) => void;
  onAllKinds: () => void;
}

/** What was found, how fast, in how much; and a wider search when nothing was. */
export function Results(props: Props) {
  const { query, asked, saved, onKeep, kind, found, active, onOpen, onWiden, onAllKinds } = props;
  const { t } = useText("search");
  if (found.failure !== null) return <Failed failure={found.failure} onRetry={found.again} />;
  if (found.hits.length === 0) {
    if (!found.answered) return null;
    const wider = widest(query);
    return (
      <Empty
        icon={Search}
        title={t("none", { query })}
        actions={
          <>
            {kind !== "all" && <Button onClick={onAllKinds}>{t("allKinds")}</Button>}
            {wider !== null && (
              <Button onClick={() => onWiden(wider)} data-testid="search-widen">
                {t("widen", { word: wider })}
              </Button>
            )}
          </>
        }
        data-testid="search-none"
      >
        {kind === "all" || kind === "mail"
          ? t(kind === "all" ? "noneAll" : "noneText", { count: found.searched, ms: found.tookMs })
          : t("noneKind", { kind: t(`kinds.${kind}`), ms: found.tookMs })}
      </Empty>
    );
  }
  return (
    <>
      <p className={styles.meta} role="status" data-testid="search-meta">
        <span>{t(found.exact ? "found" : "foundMore", { count: found.total, ms: found.tookMs })}</span>
        {(kind === "all" || kind === "mail") && (
          <>
            <span>·</span>
            <span>{t(kind === "all" ? "searchedAll" : "searched", { count: found.searched })}</span>
          </>
        )}
        <Button
          look="quiet"
          size="small"
          icon={saved ? BookmarkMinus : BookmarkPlus}
          onClick={() => onKeep(!saved)}
          data-testid="search-keep"
        >
          {t(saved ? "unkeepThis" : "keepThis")}
        </Button>
      </p>
      <Corrected query={query} instead={found.corrected} />
      <ul className={styles.hits} id="hits" aria-label={t("results")}>
        {found.hits.map((hit) => {
          const key = hitKey(hit);
          return (
            <HitLine
              key={key}
              hit={hit}
              query={found.corrected ?? asked}
              active={key === active}
              onOpen={() => onOpen(key)}
            />
          );
        })}
      </ul>
      {found.more !== undefined && (
        <Button onClick={found.more} data-testid="search-more">
          {t("more")}
        </Button>
      )}
    </>
  );
}
