import type { LibraryView } from "@/contract/LibraryView";
import type { Procedure } from "@/contract/Procedure";
import { PROCEDURES } from "@/shared/messages/words";
import { useText } from "@/shared/text/useText";
import { Select } from "@/shared/ui/Select";

import styles from "./CaseLawPage.module.css";

/** What the list is narrowed to. */
export interface DecisionFilter {
  query?: string | undefined;
  court?: string | undefined;
  fromYear?: number | undefined;
  toYear?: number | undefined;
  tag?: string | undefined;
  outcome?: string | undefined;
  procedure?: Procedure | undefined;
  archived?: boolean | undefined;
  order?: string | undefined;
}

/** Whether anything is left out by it. */
export const isNarrow = ({ order: _, ...rest }: DecisionFilter) =>
  Object.values(rest).some((value) => value !== undefined);

interface Props {
  filter: DecisionFilter;
  library: LibraryView | undefined;
  onFilter: (filter: DecisionFilter) => void;
}

/** Court, years, tag, outcome, procedure, order; and what was put away. */
export function LibraryFilters({ filter, library, onFilter }: Props) {
  const { t } = useText("caselaw");
  const years = library?.years ?? null;
  const span =
    years === null ? [] : Array.from({ length: years[1] - years[0] + 1 }, (_, at) => String(years[1] - at));
  const choice = (
    name: string,
    value: string | undefined,
    options: { value: string; label: string }[],
    set: (value: string | undefined) => void,
  ) =>
    options.length === 0 ? null : (
      <Select
        size="small"
        look="quiet"
        value={value ?? ""}
        options={[{ value: "", label: t(`filters.${name}`) }, ...options]}
        onValue={(word) => set(word === "" ? undefined : word)}
        aria-label={t(`filters.${name}`)}
        data-testid={`caselaw-${name}`}
      />
    );
  const counted = (rows: { value: string; count: number }[] | undefined) =>
    (rows ?? []).map((row) => ({ value: row.value, label: `${row.value} (${row.count})` }));
  const plain = (values: string[]) => values.map((value) => ({ value, label: value }));
  return (
    <div className={styles.filters} role="group" aria-label={t("filters.label")}>
      {choice("court", filter.court, counted(library?.courts), (court) => onFilter({ ...filter, court }))}
      {choice(
        "fromYear",
        filter.fromYear === undefined ? undefined : String(filter.fromYear),
        plain(span).map((year) => ({ ...year, label: t("filters.since", { year: year.value }) })),
        (year) => onFilter({ ...filter, fromYear: year === undefined ? undefined : Number(year) }),
      )}
      {choice(
        "toYear",
        filter.toYear === undefined ? undefined : String(filter.toYear),
        plain(span).map((year) => ({ ...year, label: t("filters.until", { year: year.value }) })),
        (year) => onFilter({ ...filter, toYear: year === undefined ? undefined : Number(year) }),
      )}
      {choice("outcome", filter.outcome, counted(library?.outcomes), (outcome) =>
        onFilter({ ...filter, outcome }),
      )}
      {choice("tag", filter.tag, counted(library?.tags), (tag) => onFilter({ ...filter, tag }))}
      {choice(
        "procedure",
        filter.procedure,
        PROCEDURES.map((word) => ({ value: word, label: t(`words:procedure.${word}`) })),
        (word) => onFilter({ ...filter, procedure: word as Procedure | undefined }),
      )}
      {choice(
        "which",
        filter.archived === true ? "archived" : undefined,
        [{ value: "archived", label: t("filters.archived") }],
        (word) => onFilter({ ...filter, archived: word === undefined ? undefined : true }),
      )}
    </div>
  );
}
