import type { ProspectImportPreview } from "@/contract/ProspectImportPreview";
import { useAsk } from "@/shared/data/useAsk";

interface List {
  campaignId: string;
  /** Token of the file; empty while none is chosen. */
  place: string;
  keepIncomplete: boolean;
  update: boolean;
}

const ADDRESS = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

/** The column whose cells are addresses, whatever it is called; -1 when there is none. */
export function addressColumn({ columns, sample }: ProspectImportPreview): number {
  const shares = columns.map((_, column) => {
    const said = sample.map((row) => row[column]?.trim() ?? "").filter((cell) => cell !== "");
    return said.length === 0 ? 0 : said.filter((cell) => ADDRESS.test(cell)).length / said.length;
  });
  const most = Math.max(0, ...shares);
  return most < 0.5 ? -1 : shares.indexOf(most);
}

/**
 * What would come of a list. Where no column is called like one of addresses, the one that holds them is
 * taken; where none does, the columns are shown all the same, for a person to say which it is.
 *
 * - `columns`: what a person said that they are.
 */
export function useImportPreview(list: List, columns: string[] | null) {
  const { campaignId, place } = list;
  const chosen = place !== "";
  const asked = { campaignId, place, update: false };
  const named = useAsk(
    "prospects.preview_import",
    { ...asked, keepIncomplete: false },
    { when: chosen, keep: false },
  );
  const nameless = named.error?.reason === "no_email_column";
  const bare = useAsk(
    "prospects.preview_import",
    { ...asked, keepIncomplete: true },
    { when: chosen && nameless, keep: false },
  ).data;
  const at = nameless && bare !== undefined ? addressColumn(bare) : -1;
  const found =
    bare === undefined || at < 0
      ? null
      : bare.columns.map(({ field }, column) => (column === at ? "email" : (field ?? "")));
  const said = columns ?? found;
  const request = { ...list, ...(said === null ? {} : { columns: said }) };
  return {
    request,
    preview: useAsk("prospects.preview_import", request, { when: chosen }),
    /** The list as it is, where nothing in it is known to be an address. */
    bare: nameless ? bare : undefined,
    /** The name of the column that was taken for the addresses by what stands in it. */
    found: columns === null && found !== null ? (bare?.columns[at]?.name ?? "") : null,
  };
}
