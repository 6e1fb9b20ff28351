import type { CountView } from "@/contract/CountView";
import type { DecisionImportView } from "@/contract/DecisionImportView";
import type { DecisionRow } from "@/contract/DecisionRow";
import type { ListDecisions } from "@/contract/ListDecisions";
import type { LicenceView } from "@/contract/LicenceView";
import type { Held } from "@/host/fake/decisions";
import { decisions, paperOfDecision } from "@/host/fake/decisions";
import type { Answers, Office } from "@/host/fake/office";
import { refused } from "@/host/fake/office";
import { at } from "@/host/fake/time";
import { refOf } from "@/host/fake/work";

type CaseLaw = Extract<keyof Answers, `case_law.${string}` | `licence.${string}`>;

const gone = () => refused("not_found", "Cette décision n’est plus ici.", "This decision is no longer here.");

const NO_LICENCE = () =>
  refused(
    "refused",
    "Ce texte n’est pas une licence de Guichet. La licence du cabinet n’a pas changé.",
    "This text is no licence of Guichet. The licence of the firm did not change.",
    "Collez le texte reçu en entier, de « GUICHET-LICENCE » à la dernière ligne.",
    "Paste the whole text you received, from “GUICHET-LICENCE” to the last line.",
  );

/** A library of five decisions and the plan that opens it; every import brings one more. */
export function caseLawAnswers(office: Office): Pick<Answers, CaseLaw> {
  const all = office.decisions;
  const imports: DecisionImportView[] = [];
  const licence: LicenceView = {
    plan: "enterprise",
    standing: "trial",
    until: "2027-01-18",
    opens: ["case_law"],
    tenantId: "0199aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee",
  };
  const one = (id: string): Held => {
    const found = all.find(({ view }) => view.decision.id === id);
    if (found === undefined) throw gone();
    return found;
  };
  const told = () => office.changed("case_law", "workspaces");
  const here = () => all.filter(({ view }) => !view.removed);
  const counted = (values: string[]): CountView[] =>
    [...new Set(values)]
      .filter((value) => value !== "")
      .sort((a, b) => a.localeCompare(b))
      .map((value) => ({ value, count: values.filter((other) => other === value).length }));
  return {
    "case_law.list"(request) {
      const rows = here()
        .filter((held) => answers(held, request))
        .map((held) => withPassage(held, request.query))
        .sort((a, b) => b.readOn.localeCompare(a.readOn));
      if (request.order === "oldest") rows.reverse();
      return { items: rows, next: null, total: rows.length, tookMs: 3 };
    },
    "case_law.library"() {
      const rows = here().map(({ view }) => view.decision);
      const years = rows.map(({ readOn }) => Number(readOn.slice(0, 4))).filter((year) => year > 0);
      return {
        courts: counted(rows.map(({ court }) => court)),
        outcomes: counted(rows.map(({ outcome }) => outcome)),
        tags: counted(rows.flatMap(({ tags }) => tags)),
        years: years.length === 0 ? null : [Math.min(...years), Math.max(...years)],
        mayAdd: true,
        refused: null,
        imports,
      };
    },
    "case_law.import"({ places }) {
      const title = office.nameOf(places);
      return office.start("case_law", title, 40, () => {
        const [made] = decisions(all.length + 1).slice(-1) as [Held];
        all.push(made);
        office.papers.push(paperOfDecision(made));
        imports.unshift({
          id: `i-${imports.length}`,
          title,
          at: at(0),
          by: office.session.userName,
          state: "done",
          report: {
            id: `i-${imports.length}`,
            ...{ read: 3, created: 1, updated: 0, unchanged: 1, refused: 1, stopped: false, seconds: 1 },
            refusals: [{ file: "lettre.bin", reason: "unsupported" }],
          },
          undoable: true,
        });
        told();
      });
    },
    "case_law.undo"({ id }) {
      const run = imports.find((entry) => entry.id === id);
      if (run === undefined) throw gone();
      return office.start("case_law_undo", run.title, 10, () => {
        Object.assign(run, { state: "undone", undoable: false });
        const last = here().at(-1);
        if (last !== undefined) last.view.removed = true;
        told();
      });
    },
    "case_law.show": ({ id }) => one(id).view,
    "case_law.update"({ id, formation, ecli, summary, note, source, licence: reuse, ...facts }) {
      const { view } = one(id);
      const given = { formation, ecli, summary, note, source, licence: reuse };
      Object.assign(view, Object.fromEntries(Object.entries(given).filter(([, it]) => it !== undefined)));
      const { procedure, ...rest } = facts;
      Object.assign(view.decision, rest, procedure === undefined ? {} : { procedure: procedure || null });
      told();
      return view;
    },
    "case_law.archive"({ ids, archived }) {
      for (const id of ids) one(id).view.decision.archived = archived;
      told();
      return {};
    },
    "case_law.remove"({ ids, removed }) {
      for (const id of ids) one(id).view.removed = removed;
      told();
      return {};
    },
    "case_law.tag"({ ids, tag, tagged }) {
      const word = tag.toLowerCase();
      const changed = ids.filter((id) => one(id).view.decision.tags.includes(word) !== tagged);
      for (const id of changed) {
        const { decision } = one(id).view;
        decision.tags = tagged
          ? [...decision.tags, word].sort()
          : decision.tags.filter((other) => other !== word);
      }
      told();
      return { ids: changed };
    },
    "case_law.rename_tag"({ tag, name }) {
      const changed = all.filter(({ view }) => view.decision.tags.includes(tag));
      for (const { view } of changed)
        view.decision.tags = [
          ...new Set(view.decision.tags.map((other) => (other === tag ? name : other))),
        ].sort();
      told();
      return { ids: changed.map(({ view }) => view.decision.id) };
    },
    "case_law.attach"({ id, workspaceId, attached }) {
      const { view } = one(id);
      const matter = office.matter(workspaceId);
      if (matter === undefined) throw gone();
      view.workspaces = view.workspaces.filter((other) => other.id !== matter.id);
      if (attached) view.workspaces.push(refOf(matter));
      view.decision.workspaces = view.workspaces.length;
      told();
      return view;
    },
    "licence.show": () => licence,
    "licence.set"({ text }) {
      if (text?.startsWith("GUICHET-LICENCE 1") !== true) throw NO_LICENCE();
      Object.assign(licence, { plan: "premium", standing: "licensed", until: "2027-11-20" });
      office.changed("licence", "case_law");
      return licence;
    },
  };
}

function answers({ view, text }: Held, request: ListDecisions): boolean {
  const { decision } = view;
  const year = Number(decision.readOn.slice(0, 4));
  return (
    decision.archived === (request.archived ?? false) &&
    (request.court === undefined || decision.court === request.court) &&
    (request.outcome === undefined || decision.outcome === request.outcome) &&
    (request.procedure === undefined || decision.procedure === request.procedure) &&
    (request.tag === undefined || decision.tags.includes(request.tag)) &&
    (request.fromYear === undefined || year >= request.fromYear) &&
    (request.toYear === undefined || year <= request.toYear) &&
    `${decision.citation} ${text}`.toLowerCase().includes((request.query ?? "").toLowerCase())
  );
}

/** A line with the passage that was looked for. */
function withPassage({ view, text }: Held, query: string | undefined): DecisionRow {
  const { decision } = view;
  const found = query === undefined ? -1 : text.toLowerCase().indexOf(query.toLowerCase());
  if (query === undefined || found < 0) return decision;
  const from = Math.max(0, found - 60);
  const snippet = text.slice(from, found + query.length + 90).replaceAll("\n", " ");
  return { ...decision, snippet, marks: [[found - from, found - from + query.length]], page: 1 };
}
