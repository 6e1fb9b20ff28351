import type { ProductFields } from "@/contract/ProductFields";
import type { ReadFieldView } from "@/contract/ReadFieldView";
import type { StagedRow } from "@/contract/StagedRow";

/** A product as it stands on a page of the invented catalogue. */
export interface FakeStaged {
  row: StagedRow;
  catalogueId: string;
  /** How sure the reader was at first: the order does not change while a person decides. */
  rank: number;
  read: ReadFieldView[];
}

type Box = [number, number, number, number];

/** The sheet, in its own units. */
const WIDTH = 1000;
const HEIGHT = 1414;
const FIRST = 190;
const STEP = 112;
/** Products on a page. */
export const ON_A_PAGE = 8;

/** Code, name, description, unit, price in cents, category, how sure, what is odd. */
type Line = [string, string, string, string, number | null, string, number, string[]];

const LINES: Line[] = [
  [
    "3760123450010",
    "Nappe en lin lavé 150 × 250 cm",
    "Lin français 180 g/m², sauge, ivoire ou brique.",
    "pièce",
    5900,
    "Table",
    0.99,
    [],
  ],
  [
    "3760123450027",
    "Nappe en lin lavé 170 × 300 cm",
    "Lin français 180 g/m², sauge, ivoire ou brique.",
    "pièce",
    7670,
    "Table",
    0.98,
    [],
  ],
  ["3760123450034", "Nappe en lin lavé Ø 180 cm", "Ronde, ourlet de 5 cm.", "pièce", 9970, "Table", 0.97, []],
  [
    "3760123450065",
    "Torchon métis 50 × 75 cm, liteau rouge",
    "Coton et lin, coins onglet.",
    "lot de 12",
    4790,
    "Table",
    0.96,
    [],
  ],
  [
    "3760123450072",
    "Torchon métis 50 × 75 cm, liteau bleu",
    "Coton et lin, coins onglet.",
    "lot de 12",
    4790,
    "Table",
    0.96,
    [],
  ],
  [
    "3760123450089",
    "Serviette damassée 50 × 50 cm, blanc",
    "Pur coton, lavable à 90 °C.",
    "lot de 6",
    3450,
    "Table",
    0.95,
    [],
  ],
  [
    "3760123450096",
    "Set de table enduit, agrumes",
    "Coton enduit, 35 × 48 cm.",
    "lot de 4",
    2240,
    "Table",
    0.9,
    [],
  ],
  [
    "376012345011",
    "Plaid laine d’Écosse 130 × 180 cm",
    "Pure laine vierge, franges.",
    "pièce",
    6990,
    "Chambre",
    0.62,
    ["check_digit"],
  ],
  [
    "3760123450416",
    "Drap de bain bouclette 70 × 140 cm",
    "Coton égyptien 550 g/m², quatre coloris au choix.",
    "pièce",
    1490,
    "Éponge et bain",
    0.88,
    [],
  ],
  [
    "3760123450423",
    "Drap de bain bouclette 100 × 150 cm",
    "Coton égyptien 550 g/m², quatre coloris au choix.",
    "pièce",
    2380,
    "Éponge et bain",
    0.95,
    [],
  ],
  [
    "3760123450430",
    "Gant de toilette 16 × 22 cm, écru",
    "Éponge double face avec cordon.",
    "lot de 10",
    1280,
    "Éponge et bain",
    0.89,
    [],
  ],
  [
    "3760123450447",
    "Gant de toilette 16 × 22 cm, lavande",
    "Éponge double face avec cordon.",
    "lot de 10",
    1280,
    "Éponge et bain",
    0.86,
    [],
  ],
  [
    "3760123450454",
    "Peignoir col châle taille S/M",
    "Nid d’abeille 320 g/m², deux poches plaquées et ceinture.",
    "pièce",
    4650,
    "Éponge et bain",
    0.94,
    [],
  ],
  [
    "3760123450461",
    "Peignoir col châle taille L/XL",
    "Nid d’abeille 320 g/m², deux poches plaquées et ceinture.",
    "pièce",
    4929,
    "Éponge et bain",
    0.55,
    ["far_price"],
  ],
  [
    "3760123450478",
    "Peignoir col châle taille XXL",
    "Nid d’abeille 320 g/m², deux poches plaquées et ceinture.",
    "pièce",
    5220,
    "Éponge et bain",
    0.91,
    [],
  ],
  [
    "3760123450485",
    "Tapis de bain antidérapant",
    "Envers latex, 50 × 80 cm.",
    "pièce",
    2500,
    "Éponge et bain",
    0.68,
    ["sums"],
  ],
  [
    "3760123450515",
    "Housse de couette percale 240 × 220 cm",
    "Percale 80 fils, boutons nacre.",
    "pièce",
    null,
    "Chambre",
    0.5,
    ["no_price"],
  ],
  [
    "3760123450522",
    "Taie d’oreiller volant plat 65 × 65 cm",
    "Percale 80 fils.",
    "paire",
    2150,
    "Chambre",
    0.6,
    [],
  ],
  [
    "3760123450539",
    "Drap plat percale 270 × 310 cm",
    "Percale 80 fils, ourlet de 8 cm.",
    "pièce",
    6840,
    "Chambre",
    0.97,
    [],
  ],
  [
    "3760123450546",
    "Couvre-lit matelassé 250 × 260 cm",
    "Coton lavé, trois coloris.",
    "pièce",
    11800,
    "Chambre",
    0.96,
    [],
  ],
  [
    "3760123450553",
    "Tablier de brasserie rayé",
    "Coton, poche centrale, tailles 1 et 2.",
    "pièce",
    1740,
    "Service",
    0.66,
    [],
  ],
  [
    "3760123450560",
    "Veste de service col officier",
    "Polyester et coton, du 36 au 58.",
    "pièce",
    4990,
    "Service",
    0.93,
    [],
  ],
  [
    "3760123450577",
    "Liteau de service 45 × 70 cm",
    "Pur coton, blanc, filet bleu.",
    "lot de 12",
    2890,
    "Service",
    0.74,
    ["duplicate_reference"],
  ],
  [
    "3760123450577",
    "Liteau de service 45 × 70 cm, vert",
    "Pur coton, blanc, filet vert.",
    "lot de 12",
    2890,
    "Service",
    0.7,
    ["duplicate_reference"],
  ],
];

const box = (left: number, top: number, width: number, height: number): Box => [
  left / WIDTH,
  top / HEIGHT,
  (left + width) / WIDTH,
  (top + height) / HEIGHT,
];

const yOf = (at: number) => FIRST + (at % ON_A_PAGE) * STEP;
const priceWords = (cents: number) => `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, "0")} €`;

/** What a line of the catalogue says. */
function fieldsOf([reference, name, description, unit, priceCents, category]: Line): ProductFields {
  return {
    reference,
    name,
    priceCents,
    currency: priceCents === null ? null : "EUR",
    unit,
    category,
    description,
    vat: "HT",
    priceFrom: false,
  };
}

/** Everything that was read of the catalogue. */
export function stagedOf(catalogueId: string): FakeStaged[] {
  return LINES.map((line, at): FakeStaged => {
    const [reference, name, description, unit, price, category, confidence, warnings] = line;
    const y = yOf(at);
    const fields = fieldsOf(line);
    const sure = (field: string, value: string, boxes: Box[], doubt = false): ReadFieldView => ({
      field,
      value,
      said: value,
      confidence: doubt ? confidence : Math.max(confidence, 0.97),
      boxes,
    });
    return {
      catalogueId,
      rank: confidence,
      row: {
        id: `st-${at}`,
        page: 1 + Math.floor(at / ON_A_PAGE),
        place: box(60, y - 26, 880, 82),
        fields,
        confidence,
        state: "waiting",
        byHand: false,
        productId: null,
        warnings,
      },
      read: [
        sure(
          "reference",
          reference,
          [box(76, y - 18, 150, 26)],
          warnings.includes("check_digit") || warnings.includes("duplicate_reference"),
        ),
        sure("name", name, [box(250, y - 18, 410, 26)]),
        sure("description", description, [box(250, y + 14, 430, 22)]),
        sure("unit", unit, [box(690, y - 18, 100, 26)], warnings.length === 0),
        ...(price === null
          ? []
          : [
              {
                ...sure(
                  "price",
                  (price / 100).toFixed(2),
                  [box(820, y - 18, 110, 26)],
                  warnings.includes("far_price") || warnings.includes("sums"),
                ),
                said: `${priceWords(price)} HT`,
              },
            ]),
        sure("category", category, []),
      ],
    };
  });
}

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** The picture of a page of the catalogue as an address; the words stand where their boxes say. */
export function scanOf(number: number): string {
  const first = (number - 1) * ON_A_PAGE;
  const rows = LINES.slice(first, first + ON_A_PAGE)
    .map(([reference, name, description, unit, price], index) => {
      const y = yOf(index);
      const cost = price === null ? "sur demande" : `${priceWords(price)} HT`;
      return `<g><text x="78" y="${y + 2}" font-size="17" textLength="140">${reference}</text><text x="252" y="${y + 2}" font-size="20" font-weight="bold" textLength="${Math.min(400, name.length * 10.5)}">${escaped(name)}</text><text x="252" y="${y + 30}" font-size="16" textLength="${Math.min(424, description.length * 8)}">${escaped(description)}</text><text x="692" y="${y + 2}" font-size="18">${unit}</text><text x="926" y="${y + 2}" font-size="18" text-anchor="end">${cost}</text></g>`;
    })
    .join("");
  const title = LINES[first]?.[5] ?? "";
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}"><rect width="100%" height="100%" fill="whitesmoke"/><g font-family="Liberation Serif,DejaVu Serif,serif" fill="dimgray"><text x="500" y="110" font-size="34" text-anchor="middle" fill="black">${escaped(title)}</text>${rows}<text x="500" y="1370" font-size="16" text-anchor="middle">Filature Orsange, tarif 2027, page ${number}</text></g></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

const CLOTHS = [
  "darkseagreen",
  "bisque",
  "rosybrown",
  "lightsteelblue",
  "wheat",
  "thistle",
  "lightslategray",
];

/** The picture of a product as an address: a swatch of its cloth. */
export function swatchOf(id: string): string {
  const at = Number(id.replace(/\D/g, "")) || 0;
  const [width, height] = SHAPES[at % SHAPES.length]!;
  const stripes = Array.from(
    { length: at % 3 === 0 ? 0 : 4 },
    (_, index) => `<path d="M${20 + index * 24} 0v${height}" stroke="white" stroke-width="${2 + (at % 4)}"/>`,
  ).join("");
  const border = `<rect x="4" y="4" width="${width - 8}" height="${height - 8}" fill="none" stroke="black" stroke-width="4"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="${CLOTHS[at % CLOTHS.length]}"/>${stripes}${border}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** Crops are square, upright, lying, or the strip of a line in a table. */
const SHAPES = [
  [120, 120],
  [90, 140],
  [150, 100],
  [480, 90],
] as const;
