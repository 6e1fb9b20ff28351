import type { InterestView } from "@/contract/InterestView";
import type { ProductFields } from "@/contract/ProductFields";
import type { ProductPriceView } from "@/contract/ProductPriceView";
import type { ProductRow } from "@/contract/ProductRow";
import type { StagedRow } from "@/contract/StagedRow";
import { refused, type Answers, type Office } from "@/host/fake/office";
import { stagedOf } from "@/host/fake/scans";
import { at, DAYS } from "@/host/fake/time";

type Products = Extract<keyof Answers, `products.${string}` | `interests.${string}`>;

interface FakeProduct {
  id: string;
  fields: ProductFields;
  page: number;
  place: StagedRow["place"];
  prices: ProductPriceView[];
  removedAt: string | null;
}
type Interest = Omit<InterestView, "product" | "prospect"> & { productId: string };

const gone = () => refused("not_found", "Cet élément n’existe plus.", "This item no longer exists.");

const flat = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const priceOf = ({ priceCents, currency }: ProductFields, catalogue: string | null, days: number) => ({
  priceCents,
  currency,
  at: at(days * DAYS),
  catalogue,
});

/** Products of the distributor's earlier catalogue, and who wants which. */
export function productAnswers(office: Office): Pick<Answers, Products> {
  const bare = office.people.length === 0;
  const products: FakeProduct[] = bare
    ? []
    : stagedOf("kat-orsange")
        .slice(0, 16)
        .map(({ row }) => ({
          id: row.id.replace("st", "p"),
          fields: { ...row.fields, priceCents: row.fields.priceCents },
          page: row.page,
          place: row.place,
          prices: [
            priceOf(row.fields, "Catalogue Orsange 2026", -200),
            ...(row.id === "st-3"
              ? [{ ...priceOf(row.fields, "Catalogue Orsange 2025", -560), priceCents: 4290 }]
              : []),
          ],
          removedAt: null,
        }));
  let interests: Interest[] = bare
    ? []
    : (
        [
          ["pr-0", "p-0", 6, "sauge"],
          ["pr-0", "p-3", 2, ""],
          ["pr-0", "p-13", 24, "prix à confirmer"],
          ["pr-6", "p-0", 40, ""],
          ["pr-7", "p-8", 100, ""],
        ] as const
      ).map(([prospectId, productId, quantity, note], index) => ({
        id: `in-${index}`,
        prospectId,
        campaignId: "ca-tables",
        quantity,
        note,
        at: at(-30 - index),
        productId,
      }));
  let made = 0;
  /** What was published since stands beside what was there; the same code is the same product. */
  const all = () => {
    for (const row of office.published.splice(0)) {
      const known = products.find(({ fields }) => fields.reference === row.fields.reference);
      if (known !== undefined) {
        known.fields = row.fields;
        known.prices.unshift(priceOf(row.fields, "Catalogue Orsange 2027", 0));
      } else
        products.push({
          id: row.productId ?? row.id,
          fields: row.fields,
          page: row.page,
          place: row.place,
          prices: [priceOf(row.fields, "Catalogue Orsange 2027", 0)],
          removedAt: null,
        });
    }
    return products;
  };
  const rowOf = ({ id, fields }: FakeProduct): ProductRow => ({
    id,
    reference: fields.reference,
    name: fields.name ?? fields.reference ?? "",
    priceCents: fields.priceCents,
    currency: fields.currency,
    unit: fields.unit,
    category: fields.category,
    priceFrom: fields.priceFrom,
    picture: id !== "p-1",
    interested: interests.filter((one) => one.productId === id).length,
  });
  const find = (id: string) => {
    const found = all().find((one) => one.id === id);
    if (found === undefined) throw gone();
    return found;
  };
  office.wanted = (campaignId) =>
    all()
      .filter(({ removedAt }) => removedAt === null)
      .flatMap((one) => {
        const here = interests.filter((wish) => wish.productId === one.id && wish.campaignId === campaignId);
        const people = here.flatMap(({ prospectId }) => office.people.filter(({ id }) => id === prospectId));
        const written = people.filter(({ stage }) => stage !== "waiting_room");
        const { id, name, reference, priceCents, currency, unit, priceFrom } = rowOf(one);
        return here.length === 0
          ? []
          : [
              {
                ...{ id, name, reference, priceCents, currency, unit, priceFrom },
                wanted: here.length,
                quantity: here.reduce((sum, { quantity }) => sum + quantity, 0),
                sent: written.length,
                answered: written.filter(({ answer }) => answer === "yes" || answer === "no").length,
                yes: written.filter(({ answer }) => answer === "yes").length,
              },
            ];
      })
      .sort((one, two) => two.wanted - one.wanted || two.quantity - one.quantity);
  const interestOf = ({ productId, ...one }: Interest): InterestView => {
    const lead = office.people.find(({ id }) => id === one.prospectId)?.lead;
    return {
      ...one,
      prospect: [[lead?.firstName, lead?.lastName].filter(Boolean).join(" "), lead?.company]
        .filter(Boolean)
        .join(", "),
      product: rowOf(find(productId)),
    };
  };
  const view = (one: FakeProduct) => ({
    row: rowOf(one),
    fields: one.fields,
    catalogueId: "kat-orsange",
    page: one.page,
    place: one.place,
    prices: one.prices,
    interested: interests.filter(({ productId }) => productId === one.id).map(interestOf),
    removedAt: one.removedAt,
  });
  const remove = (id: string, removedAt: string | null) => {
    const one = find(id);
    one.removedAt = removedAt;
    office.changed("products");
    return view(one);
  };
  return {
    "products.list": ({ query = "", category, cursor, limit }) => {
      const words = flat(query).split(/\s+/).filter(Boolean);
      const said = ({ fields }: FakeProduct) =>
        flat([fields.reference, fields.name, fields.category, fields.description].join(" "));
      const meant = all()
        .filter(({ removedAt }) => removedAt === null)
        .filter(({ fields }) => category === undefined || (fields.category ?? "") === category)
        .filter((one) => words.every((word) => said(one).includes(word.replace("nape", "nappe"))));
      const from = Number(cursor ?? 0);
      return {
        items: meant.slice(from, from + limit).map(rowOf),
        next: from + limit < meant.length ? String(from + limit) : null,
        total: meant.length,
        corrected: flat(query) === "nape" ? "nappe" : null,
        tookMs: 1.2,
      };
    },
    "products.categories": () => {
      const names = new Map<string, number>();
      for (const { fields, removedAt } of all())
        if (removedAt === null) names.set(fields.category ?? "", (names.get(fields.category ?? "") ?? 0) + 1);
      return {
        items: [...names]
          .map(([name, count]) => ({ name, count }))
          .sort((a, b) => a.name.localeCompare(b.name)),
      };
    },
    "products.show": ({ id }) => view(find(id)),
    "products.save": ({ id, fields }) => {
      const one = find(id);
      if (fields.priceCents !== one.fields.priceCents) one.prices.unshift(priceOf(fields, null, 0));
      one.fields = fields;
      office.changed("products");
      return view(one);
    },
    "products.remove": ({ id }) => remove(id, at(0)),
    "products.put_back": ({ id }) => remove(id, null),
    "interests.list": ({ prospectId }) => ({
      items: interests.filter((one) => one.prospectId === prospectId).map(interestOf),
    }),
    "interests.add": ({ prospectId, productId, quantity, note }) => {
      const known = interests.find((one) => one.prospectId === prospectId && one.productId === productId);
      const campaignId = office.people.find(({ id }) => id === prospectId)?.campaignId ?? "";
      const one: Interest = known ?? {
        id: `in-new-${(made += 1)}`,
        prospectId,
        productId,
        campaignId,
        quantity: 1,
        note: "",
        at: at(0),
      };
      Object.assign(one, { quantity: quantity ?? one.quantity, note: note ?? one.note });
      if (known === undefined) interests = [...interests, one];
      office.changed("interests");
      return interestOf(one);
    },
    "interests.update": ({ id, quantity, note }) => {
      const one = interests.find((other) => other.id === id);
      if (one === undefined) throw gone();
      Object.assign(one, { quantity, note });
      return interestOf(one);
    },
    "interests.remove": ({ id }) => {
      const prospectId = interests.find((one) => one.id === id)?.prospectId;
      interests = interests.filter((one) => one.id !== id);
      return { items: interests.filter((one) => one.prospectId === prospectId).map(interestOf) };
    },
  };
}
