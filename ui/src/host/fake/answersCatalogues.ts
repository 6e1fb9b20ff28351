import type { CatalogueView } from "@/contract/CatalogueView";
import type { StagedChanged } from "@/contract/StagedChanged";
import type { StagedRefusal } from "@/contract/StagedRefusal";
import type { StagedRow } from "@/contract/StagedRow";
import type { StagingCounts } from "@/contract/StagingCounts";
import { SHOW } from "@/host/fake/campaigns";
import { refused, type Answers, type Office } from "@/host/fake/office";
import { ON_A_PAGE, stagedOf, type FakeStaged } from "@/host/fake/scans";
import { at, HOURS } from "@/host/fake/time";

type Catalogues = Extract<keyof Answers, `catalogues.${string}` | `staging.${string}`>;
type Kept = Omit<CatalogueView, "counts"> & { removed: boolean };

const gone = () => refused("not_found", "Cet élément n’existe plus.", "This item no longer exists.");

/** Catalogues that were scanned, and what was read of them. */
export function catalogueAnswers(office: Office): Pick<Answers, Catalogues> {
  const bare = office.people.length === 0;
  let kept: Kept[] = bare
    ? []
    : [
        {
          id: "kat-orsange",
          campaignId: SHOW.id,
          title: "Catalogue Orsange 2027",
          state: "review",
          reason: null,
          pages: 3,
          read: 3,
          bytes: 4_210_000,
          addedAt: at(-3 * HOURS),
          publishedAt: null,
          removed: false,
        },
        {
          id: "kat-mercadal",
          campaignId: SHOW.id,
          title: "Mercadal, linge d’hôtel",
          state: "reading",
          reason: null,
          pages: 40,
          read: 18,
          bytes: 61_400_000,
          addedAt: at(-8),
          publishedAt: null,
          removed: false,
        },
      ];
  let staged: FakeStaged[] = bare ? [] : stagedOf("kat-orsange");
  // The first page was read by somebody, but for its doubts.
  for (const { row } of staged.slice(0, 7)) row.state = "approved";
  const batches = new Map<string, FakeStaged[]>();
  let number = 0;
  const countsOf = (id: string): StagingCounts => {
    const of = (state: string) =>
      staged.filter((one) => one.catalogueId === id && one.row.state === state).length;
    return {
      waiting: of("waiting"),
      approved: of("approved"),
      rejected: of("rejected"),
      published: of("published"),
    };
  };
  const view = ({ removed: _, ...one }: Kept): CatalogueView => ({ ...one, counts: countsOf(one.id) });
  const find = (id: string) => {
    const found = kept.find((one) => one.id === id);
    if (found === undefined) throw gone();
    return found;
  };
  const here = (campaignId: string) => ({
    items: kept.filter((one) => one.campaignId === campaignId && !one.removed).map(view),
  });
  const change = (id: string, to: Partial<Kept>) => {
    const found = find(id);
    Object.assign(found, to);
    office.changed("catalogues");
    return view(found);
  };
  const stagedBy = (id: string) => {
    const found = staged.find(({ row }) => row.id === id);
    if (found === undefined) throw gone();
    return found;
  };
  /** Remembers everything as it was, does it, and answers what became of the rows. */
  const does = (
    catalogueId: string,
    act: () => { items: FakeStaged[]; gone?: string[]; left?: StagedRefusal[] },
  ): StagedChanged => {
    const before = structuredClone(staged);
    const batch = `b-${(number += 1)}`;
    batches.set(batch, before);
    const done = act();
    office.changed("catalogues");
    return {
      batch,
      items: done.items.map(({ row }) => structuredClone(row)),
      gone: done.gone ?? [],
      left: done.left ?? [],
      counts: countsOf(catalogueId),
    };
  };
  const around = (rows: StagedRow[]): StagedRow["place"] => [
    Math.min(...rows.map(({ place }) => place[0])),
    Math.min(...rows.map(({ place }) => place[1])),
    Math.max(...rows.map(({ place }) => place[2])),
    Math.max(...rows.map(({ place }) => place[3])),
  ];
  const fresh = (catalogueId: string, page: number, place: StagedRow["place"]): FakeStaged => ({
    catalogueId,
    rank: 0.6,
    read: [],
    row: {
      id: `st-new-${(number += 1)}`,
      page,
      place,
      fields: {
        reference: null,
        name: "Chemin de table en lin",
        priceCents: 3200,
        currency: "EUR",
        unit: "pièce",
        category: "Table",
        description: null,
        vat: "HT",
        priceFrom: false,
      },
      confidence: 0.6,
      state: "waiting",
      byHand: true,
      productId: null,
      warnings: ["no_reference"],
    },
  });
  return {
    "catalogues.list": ({ campaignId }) => here(campaignId),
    "catalogues.show": ({ id }) => {
      const catalogue = view(find(id));
      const mine = staged.filter((one) => one.catalogueId === id);
      return {
        catalogue,
        files: [
          {
            id: `file-${id}`,
            filename: `${catalogue.title}.pdf`,
            contentType: "application/pdf",
            bytes: catalogue.bytes,
            firstPage: 1,
            pages: catalogue.pages,
            reason: null,
          },
        ],
        pages: Array.from({ length: catalogue.pages }, (_, index) => {
          const page = mine.filter(({ row }) => row.page === index + 1 && row.state !== "rejected");
          return {
            number: index + 1,
            source: index < catalogue.read ? "ocr" : "waiting",
            confidence: 0.94,
            prices: page.length === 0 ? 0 : ON_A_PAGE,
            products: page.length,
            waiting: page.filter(({ row }) => row.state === "waiting").length,
          };
        }),
      };
    },
    "catalogues.add": ({ campaignId, places, title }) => {
      const one: Kept = {
        id: `kat-${(number += 1)}`,
        campaignId,
        title: title ?? office.nameOf(places).replace(/\.\w+$/, ""),
        state: "reading",
        reason: null,
        pages: 2,
        read: 0,
        bytes: 2_000_000,
        addedAt: at(0),
        publishedAt: null,
        removed: false,
      };
      kept = [one, ...kept];
      const timer = setInterval(() => {
        if (one.state === "reading") one.read += 1;
        if (one.read >= one.pages) {
          one.state = "review";
          clearInterval(timer);
          staged = [
            ...staged,
            ...stagedOf(one.id)
              .slice(0, 6)
              .map((other) => ({ ...other, row: { ...other.row, id: `${one.id}-${other.row.id}` } })),
          ];
        }
        office.changed("catalogues");
      }, 700);
      return view(one);
    },
    "catalogues.rename": ({ id, title }) => change(id, { title }),
    "catalogues.pause": ({ id, paused }) => change(id, { state: paused ? "paused" : "reading" }),
    "catalogues.read_again": ({ id }) => change(id, { state: "reading", reason: null }),
    "catalogues.remove": ({ id }) => here(change(id, { removed: true }).campaignId),
    "catalogues.put_back": ({ id }) => here(change(id, { removed: false }).campaignId),
    "catalogues.publish": ({ id }) => {
      const ready = staged.filter((one) => one.catalogueId === id && one.row.state === "approved");
      return office.start("catalogue", find(id).title, ready.length, () => {
        for (const { row } of ready) {
          row.state = "published";
          row.productId = row.id.replace("st", "p");
        }
        office.published = [...office.published, ...ready.map(({ row }) => structuredClone(row))];
        change(id, { publishedAt: at(0), state: countsOf(id).waiting === 0 ? "published" : "review" });
        office.changed("products");
      });
    },
    "staging.list": ({ catalogueId, state, page, cursor, limit }) => {
      const all = staged
        .filter((one) => one.catalogueId === catalogueId)
        .filter(({ row }) => state === undefined || row.state === state)
        .filter(({ row }) => page === undefined || row.page === page)
        .sort((a, b) => (page === undefined ? a.rank - b.rank : 0));
      const from = Number(cursor ?? 0);
      return {
        items: all.slice(from, from + limit).map(({ row }) => row),
        next: from + limit < all.length ? String(from + limit) : null,
        total: all.length,
        counts: countsOf(catalogueId),
      };
    },
    "staging.show": ({ id }) => {
      const { row, catalogueId, read } = stagedBy(id);
      const { fields } = row;
      return {
        row,
        catalogueId,
        read,
        text: [fields.reference, fields.name, fields.description].filter(Boolean).join("\n"),
        sameReference: staged
          .filter((one) => one.row.id !== id && one.row.fields.reference === fields.reference)
          .map((one) => one.row.id),
        known:
          id === "st-3"
            ? { id: "p-3", name: "Torchon métis, liteau rouge", priceCents: 4590, currency: "EUR" }
            : null,
      };
    },
    "staging.decide": ({ ids, decision, fields, place }) => {
      const [first] = ids;
      return does(first === undefined ? "" : stagedBy(first).catalogueId, () => {
        const left: StagedRefusal[] = [];
        const items = ids.map(stagedBy).filter((one) => {
          const reference = (fields ?? one.row.fields).reference;
          const twice =
            decision === "approve" &&
            reference !== null &&
            staged.some(
              (other) =>
                other !== one &&
                other.catalogueId === one.catalogueId &&
                other.row.fields.reference === reference &&
                ["approved", "published"].includes(other.row.state),
            );
          if (twice) left.push({ id: one.row.id, reason: "duplicate_reference" });
          return !twice;
        });
        for (const { row } of items) {
          row.state = { approve: "approved", reject: "rejected" }[decision] ?? "waiting";
          if (fields !== undefined) Object.assign(row, { fields, confidence: 1, warnings: [] });
          if (place !== undefined) row.place = place;
        }
        return { items, left };
      });
    },
    "staging.merge": ({ ids }) => {
      const all = ids.map(stagedBy);
      const [first, ...others] = all;
      if (first === undefined) throw gone();
      return does(first.catalogueId, () => {
        first.row.place = around(all.map(({ row }) => row));
        first.row.fields.description = all
          .map(({ row }) => row.fields.description)
          .filter(Boolean)
          .join(" ");
        staged = staged.filter((one) => !others.includes(one));
        return { items: [first], gone: others.map(({ row }) => row.id) };
      });
    },
    "staging.split": ({ id, at: line, upright }) => {
      const one = stagedBy(id);
      return does(one.catalogueId, () => {
        const [left, top, right, bottom] = one.row.place;
        const other = fresh(
          one.catalogueId,
          one.row.page,
          upright ? [line, top, right, bottom] : [left, line, right, bottom],
        );
        one.row.place = upright ? [left, top, line, bottom] : [left, top, right, line];
        staged = [...staged, other];
        return { items: [one, other] };
      });
    },
    "staging.add": ({ catalogueId, page, place, fields }) =>
      does(catalogueId, () => {
        const one = fresh(catalogueId, page, place);
        if (fields !== undefined) one.row.fields = fields;
        staged = [...staged, one];
        return { items: [one] };
      }),
    "staging.read": ({ catalogueId, page, place }) => ({
      text: "Chemin de table en lin",
      fields: fresh(catalogueId, page, place).row.fields,
    }),
    "staging.reject_page": ({ catalogueId, page }) =>
      does(catalogueId, () => {
        const items = staged.filter(
          (one) => one.catalogueId === catalogueId && one.row.page === page && one.row.state === "waiting",
        );
        for (const { row } of items) row.state = "rejected";
        return { items };
      }),
    "staging.undo": ({ batch }) => {
      const before = batches.get(batch);
      if (before === undefined) throw gone();
      const catalogueId = before[0]?.catalogueId ?? "";
      return does(catalogueId, () => {
        const now = new Map(staged.map((one) => [one.row.id, JSON.stringify(one.row)]));
        staged = before;
        return { items: staged.filter(({ row }) => now.get(row.id) !== JSON.stringify(row)) };
      });
    },
  };
}
