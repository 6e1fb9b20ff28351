import { FileUp, History, Scale, Tags } from "lucide-react";
import { useDeferredValue, useRef, useState } from "react";

import type { DecisionRow } from "@/contract/DecisionRow";
import { DecisionBulk } from "@/features/caselaw/DecisionBulk";
import { DecisionCard } from "@/features/caselaw/DecisionCard";
import { DecisionLine } from "@/features/caselaw/DecisionLine";
import { ImportsDialog } from "@/features/caselaw/ImportsDialog";
import { LibraryEmpty } from "@/features/caselaw/LibraryEmpty";
import { isNarrow, LibraryFilters } from "@/features/caselaw/LibraryFilters";
import type { DecisionFilter } from "@/features/caselaw/LibraryFilters";
import { OrderSelect } from "@/features/caselaw/OrderSelect";
import { TagsDialog } from "@/features/caselaw/TagsDialog";
import { useImportDecisions } from "@/shared/caselaw/useImportDecisions";
import { useMay } from "@/shared/data/SessionContext";
import { useAsk } from "@/shared/data/useAsk";
import { useRows } from "@/shared/data/useRows";
import { useKept } from "@/shared/keep/useKept";
import { useKeys } from "@/shared/keys/useKeys";
import { go } from "@/shared/route/route";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Empty } from "@/shared/ui/Empty";
import { Failed } from "@/shared/ui/Failed";
import { FailureNote } from "@/shared/ui/FailureNote";
import { Page } from "@/shared/ui/Page";
import { SearchInput } from "@/shared/ui/SearchInput";
import { Skeleton } from "@/shared/ui/Skeleton";
import { VirtualList } from "@/shared/ui/VirtualList";

import styles from "./CaseLawPage.module.css";

interface Props {
  id?: string | undefined;
  /** Words to mark in the text. */
  find?: string | undefined;
}

/** The firm's library of decisions, and one of them. */
export function CaseLawPage({ id, find }: Props) {
  const { t, language } = useText("caselaw");
  const [filter, setFilter] = useKept<DecisionFilter>("caselaw.filter", {});
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [dialog, setDialog] = useState<"tags" | "imports" | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const mayWork = useMay("work");
  const library = useAsk("case_law.library", {});
  const query = useDeferredValue(filter.query?.trim() ?? "");
  const list = useRows("case_law.list", { ...filter, query: query === "" ? undefined : query, limit: 60 });
  const bringIn = useImportDecisions();
  const mayAdd = library.data?.mayAdd === true;
  const words = find ?? (query === "" ? undefined : query);
  const open = (decision: string) => go({ room: "caselaw", id: decision, find: words }, { replace: true });
  const chosen: DecisionRow[] = list.rows.filter((row) => selected.has(row.id));
  // What is no longer shown must not be changed unseen.
  const narrow = (to: DecisionFilter) => {
    setSelected(new Set());
    setFilter(to);
  };
  const group = t("title");
  useKeys([
    { id: "caselaw.find", keys: "f", label: t("keys.search"), group, run: () => field.current?.focus() },
    ...(mayAdd ? [{ id: "caselaw.import", keys: "n", label: t("import"), group, run: bringIn.choose }] : []),
  ]);
  const isEmpty = !list.loading && list.failure === null && list.rows.length === 0;

  return (
    <Page
      title={t("title")}
      bar={
        list.total > 0 ? (
          <>
            <span className="small soft num" data-testid="caselaw-total">
              {t("total", { count: list.total, shown: count(list.total, language) })}
            </span>
            <OrderSelect filter={filter} onFilter={narrow} />
          </>
        ) : undefined
      }
      end={
        <>
          <SearchInput
            ref={field}
            label={t("search")}
            value={filter.query ?? ""}
            onText={(text) => narrow({ ...filter, query: text || undefined })}
            boxClassName={styles.search}
            data-testid="caselaw-search"
          />
          <Button look="quiet" icon={Tags} aria-label={t("tags.title")} onClick={() => setDialog("tags")} />
          <Button
            look="quiet"
            icon={History}
            aria-label={t("imports.title")}
            onClick={() => setDialog("imports")}
            data-testid="caselaw-imports"
          />
          {mayWork && (
            <Button
              icon={FileUp}
              keys="n"
              disabled={!mayAdd || bringIn.busy}
              onClick={bringIn.choose}
              data-testid="caselaw-import"
            >
              {t("import")}
            </Button>
          )}
        </>
      }
      data-testid="caselaw"
    >
      {library.data?.refused && (
        <div className={styles.notice}>
          <FailureNote failure={library.data.refused} />
        </div>
      )}
      {isEmpty && !isNarrow(filter) && library.data?.years === null && id === undefined ? (
        <LibraryEmpty mayAdd={mayAdd} onImport={bringIn.choose} />
      ) : (
        <div className={styles.panes}>
          <section className={styles.list} aria-label={t("title")}>
            <LibraryFilters filter={filter} library={library.data} onFilter={narrow} />
            {list.failure !== null ? (
              <Failed failure={list.failure} onRetry={list.again} />
            ) : list.loading ? (
              <Skeleton rows={9} />
            ) : list.rows.length === 0 ? (
              <Empty
                icon={Scale}
                title={t("none")}
                actions={
                  <Button onClick={() => narrow({})} data-testid="caselaw-clear">
                    {t("filters.clear")}
                  </Button>
                }
              >
                {t("noneText")}
              </Empty>
            ) : (
              <VirtualList
                items={list.rows}
                rowHeight={query === "" ? 76 : 112}
                render={(row, state) => <DecisionLine row={row} {...state} />}
                active={id ?? null}
                onActive={open}
                {...(mayWork ? { selected, onSelected: setSelected } : {})}
                onEnd={list.more}
                place="caselaw"
                label={t("title")}
                data-testid="decision-list"
              />
            )}
            {chosen.length > 0 && (
              <DecisionBulk
                rows={chosen}
                tags={library.data?.tags ?? []}
                archived={filter.archived === true}
                onClear={() => setSelected(new Set())}
              />
            )}
          </section>
          {id === undefined ? (
            <Empty icon={Scale} title={t("pick")} />
          ) : (
            <DecisionCard key={id} id={id} find={words} mayAdd={mayAdd} tags={library.data?.tags ?? []} />
          )}
        </div>
      )}
      {dialog === "tags" && (
        <TagsDialog tags={library.data?.tags ?? []} mayWork={mayWork} onClose={() => setDialog(null)} />
      )}
      {dialog === "imports" && (
        <ImportsDialog
          imports={library.data?.imports ?? []}
          mayWork={mayWork}
          onClose={() => setDialog(null)}
        />
      )}
    </Page>
  );
}
