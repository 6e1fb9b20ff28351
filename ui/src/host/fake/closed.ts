import type { DaysView } from "@/contract/DaysView";
import type { DelayView } from "@/contract/DelayView";
import type { ForecastView } from "@/contract/ForecastView";
import type { GroupView } from "@/contract/GroupView";
import type { ListWorkspaces } from "@/contract/ListWorkspaces";
import type { Outcome } from "@/contract/Outcome";
import type { Procedure } from "@/contract/Procedure";
import type { RateView } from "@/contract/RateView";
import type { Matter } from "@/host/fake/matters";
import { at, DAYS } from "@/host/fake/time";
import { workOf } from "@/host/fake/work";

const NEEDED = 30;
const ENDS: Outcome[] = ["favourable", "unfavourable", "favourable", "partly", "unfavourable", "favourable"];
const GIVEN = ["Adama", "Lusine", "Tariq", "Blerta", "Otari", "Rosa", "Dawit", "Irina"];
const FAMILY = ["Bathily", "Harutyunyan", "Mehmood", "Krasniqi", "Beridze", "Quispe", "Tesfaye"];
const CLOSED: [Procedure, number][] = [
  ["OQTF", 46],
  ["NATURALISATION", 12],
];

/** Matters that the invented firm has closed: of one procedure enough for a figure, of another too few. */
export function closedMatters(): Matter[] {
  return CLOSED.flatMap(([procedure, number]) =>
    Array.from({ length: number }, (_, index): Matter => {
      const ended = 20 + ((index * 53) % 1000);
      const client = `${GIVEN[index % GIVEN.length] ?? ""} ${FAMILY[(index * 3) % FAMILY.length] ?? ""}`;
      return {
        id: `w-closed-${procedure}-${index}`,
        reference: `2024-${String(100 + index).padStart(4, "0")}`,
        client,
        title: procedure,
        procedure,
        urgency: "faible",
        responsible: "Me Ibrahima Dieng",
        deadlines: [],
        pieces: [],
        ending: { outcome: ENDS[index % ENDS.length] ?? "other", on: at(-ended * DAYS).slice(0, 10) },
        filedOn: at(-(ended + 41 + ((index * 37) % 163)) * DAYS).slice(0, 10),
      };
    }),
  );
}

const began = ({ filedOn }: Matter) => filedOn ?? at(-7 * DAYS).slice(0, 10);
const isDecided = ({ ending }: Matter) =>
  ending !== undefined && ["favourable", "partly", "unfavourable"].includes(ending.outcome);

/** Whether a filter lets a matter through. */
export function isListed(matter: Matter, { archived, outcome, counted }: ListWorkspaces): boolean {
  if (outcome !== undefined && matter.ending?.outcome !== outcome) return false;
  const closed = workOf(matter).archived;
  if (counted === undefined) return closed === (archived ?? false);
  if (counted.since !== undefined && began(matter) < counted.since) return false;
  if (counted.sample === "running") return !closed;
  return closed && (counted.sample === "decided" ? isDecided(matter) : matter.ending !== undefined);
}

function rate(count: number, n: number): RateView {
  const z = 1.96;
  const share = count / n;
  const middle = (share + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const reach = (z / (1 + z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
  return { count, rate: share, low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}

/** The invented office has few open matters and leaves them out; the real one does not. */
function daysOf(matters: Matter[]): DaysView {
  const days = matters
    .map((one) => Math.round((Date.parse(one.ending?.on ?? "") - Date.parse(began(one))) / 86_400_000))
    .sort((a, b) => a - b);
  const nth = (share: number) => days[Math.max(0, Math.ceil(days.length * share) - 1)] ?? null;
  const reach = 0.98 / Math.sqrt(days.length);
  return {
    median: nth(0.5),
    low: nth(0.5 - reach),
    high: nth(0.5 + reach),
    quarter: nth(0.25),
    threeQuarters: nth(0.75),
  };
}

/** What the closed matters of a procedure say. */
export function forecastOf(all: Matter[], procedure: Procedure, since?: string): ForecastView {
  const matters = all.filter((one) => one.procedure === procedure && began(one) >= (since ?? ""));
  const ended = matters.filter((one) => workOf(one).archived && one.ending !== undefined);
  const decided = ended.filter(isDecided);
  const group = (those: Matter[]): GroupView => {
    const years = those.map(({ ending }) => Number(ending?.on?.slice(0, 4)));
    return {
      n: those.length,
      needed: NEEDED,
      office: null,
      fromYear: years.length === 0 ? null : Math.min(...years),
      toYear: years.length === 0 ? null : Math.max(...years),
    };
  };
  const of = (outcome: Outcome) =>
    rate(decided.filter(({ ending }) => ending?.outcome === outcome).length, decided.length);
  const delay: DelayView = {
    group: group(ended),
    running: matters.filter((one) => !workOf(one).archived).length,
    days: ended.length < NEEDED ? null : daysOf(ended),
  };
  return {
    procedure,
    success: {
      group: group(decided),
      rates:
        decided.length < NEEDED
          ? null
          : { favourable: of("favourable"), partly: of("partly"), unfavourable: of("unfavourable") },
    },
    delay,
  };
}
