import type { PastSearchView } from "@/contract/PastSearchView";
import type { ContactRow } from "@/contract/ContactRow";
import type { HitView } from "@/contract/HitView";
import type { workAnswers } from "@/host/fake/answersWork";
import { forecastOf, isListed } from "@/host/fake/closed";
import { decisionsOf } from "@/host/fake/decisions";
import { deadline } from "@/host/fake/matters";
import type { Matter } from "@/host/fake/matters";
import { rowOf } from "@/host/fake/messages";
import { refused } from "@/host/fake/office";
import type { Answers, Office } from "@/host/fake/office";
import { at, endOfDay } from "@/host/fake/time";
import { todayOf } from "@/host/fake/today";
import { memberName, workOf } from "@/host/fake/work";
import { workspaceRow, workspaceView } from "@/host/fake/workspaces";

type Matters = Extract<
  Exclude<keyof Answers, keyof ReturnType<typeof workAnswers>>,
  | `workspaces.${string}`
  | "deadlines.families"
  | "deadlines.compute"
  | "deadlines.propose"
  | "deadlines.enter"
  | "deadlines.decide"
  | `contacts.${string}`
  | `search.${string}`
  | `today.${string}`
>;

/** A hit; only one in a document has a page and a workspace. */
type Found = Omit<HitView, "page" | "workspaceId"> & { page?: number; workspaceId?: string };

const folded = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export function matterAnswers(office: Office): Pick<Answers, Matters> {
  const searches: (PastSearchView & { saved: boolean })[] = [];
  const matter = (id: string): Matter => {
    const found = office.matter(id);
    if (found === undefined)
      throw refused("not_found", "Ce dossier n’est plus ici.", "This workspace is no longer here.");
    return found;
  };
  const shown = (id: string) => ({
    ...workspaceView(matter(id), office.kept, office.papers, office.alerts),
    decisions: decisionsOf(office, matter(id).id),
  });
  const contacts = (): ContactRow[] =>
    [...new Map(office.kept.map(({ letter }) => [letter.address, letter.from]))].map(([address, name]) => ({
      id: `c-${address}`,
      name,
      kind: /préfecture|greffe|ofii|poste/i.test(name) ? "authority" : "person",
      points: [address],
      messages: office.kept.filter(({ letter }) => letter.address === address).length,
    }));
  const outcome = () => {
    const { rule, brief, steps, sources, warnings } = deadline("", endOfDay(30), endOfDay(29));
    return {
      rule,
      mode: "calendaire",
      dueAt: endOfDay(30),
      dueSafeAt: endOfDay(29),
      dueIfFrancAt: endOfDay(31),
      date: null,
      brief,
      steps,
      sources,
      warnings,
      confidence: "sure" as const,
      manual: false,
      agrees: true,
    };
  };
  return {
    "today.show": () => todayOf(office.matters, office.kept),
    "workspaces.list"(request) {
      const { query, procedure, urgency, limit } = request;
      const items = office.matters
        .filter(
          (one) =>
            isListed(one, request) &&
            (procedure ?? one.procedure) === one.procedure &&
            (urgency ?? one.urgency) === one.urgency,
        )
        .filter((one) => folded(`${one.reference} ${one.client} ${one.title}`).includes(folded(query ?? "")))
        .map((one) => workspaceRow(one, office.kept));
      return { items: items.slice(0, limit), next: null, total: items.length, corrected: null };
    },
    "workspaces.show": ({ id }) => shown(id),
    "workspaces.create"({ title, procedure, clientName, messageId }) {
      const id = `w-${office.matters.length}-new`;
      const letter = messageId === undefined ? undefined : office.message(messageId).letter;
      const client = clientName ?? letter?.from ?? "Inconnu";
      office.matters.push({
        id,
        reference: `2026-0${413 + office.matters.length}`,
        client,
        title: title ?? `${procedure}, ${client}`,
        procedure,
        urgency: "moyen",
        responsible: null,
        deadlines: [],
        pieces: [["Pièce d’identité", true, false]],
      });
      if (messageId !== undefined) office.message(messageId).workspaceId = id;
      office.changed("workspaces", "inbox");
      return shown(id);
    },
    "workspaces.update"({ id, title, procedure, responsibleId, archived, ending, forgetEnding, filedOn }) {
      const found = matter(id);
      found.title = title ?? found.title;
      found.procedure = procedure ?? found.procedure;
      if (responsibleId !== undefined) found.responsible = memberName(responsibleId);
      if (archived !== undefined) workOf(found).archived = archived;
      if (ending !== undefined) found.ending = { outcome: ending.outcome, on: ending.on ?? null };
      if (archived === false || forgetEnding === true) found.ending = undefined;
      if (filedOn !== undefined) found.filedOn = filedOn === "" ? null : filedOn;
      return shown(id);
    },
    "workspaces.forecast": ({ id }) => forecastOf(office.matters, matter(id).procedure),
    "workspaces.outcomes"({ since }) {
      const known = [...new Set(office.matters.map(({ procedure }) => procedure))];
      const procedures = known.map((one) => forecastOf(office.matters, one, since));
      return {
        procedures: procedures.filter(({ delay }) => delay.group.n + delay.running > 0),
      };
    },
    "workspaces.tick"({ id, done }) {
      const [workspace = "", index = "0"] = id.split("/");
      const piece = matter(workspace).pieces[Number(index)];
      if (piece !== undefined) piece[2] = done;
      return shown(workspace);
    },
    "workspaces.add_item"({ workspaceId, label, mandatory }) {
      matter(workspaceId).pieces.push([label, mandatory, false]);
      return shown(workspaceId);
    },
    "workspaces.acknowledge_alert"({ id, snoozeUntil, takeBack }) {
      office.alerts.set(id, {
        acknowledgedBy: takeBack === true || snoozeUntil !== undefined ? null : office.session.userName,
        snoozedUntil: takeBack === true ? null : (snoozeUntil ?? null),
      });
      return shown(id.replace("al-", ""));
    },
    "deadlines.families": () => ({
      families: [
        {
          family: "oqtf",
          variant: "retention",
          rule: "oqtf-retention-48h",
          procedure: "OQTF",
          situation: "OQTF en rétention",
          delay: "48 heures",
          startEvent: "notification",
          sources: ["art. L. 614-8 CESEDA"],
          confidence: "sure",
          afterLegalAid: null,
        },
        {
          family: "oqtf",
          variant: "delai",
          rule: "oqtf-30j",
          procedure: "OQTF",
          situation: "OQTF avec délai de départ",
          delay: "un mois",
          startEvent: "notification",
          sources: ["art. L. 614-1 CESEDA"],
          confidence: "sure",
          afterLegalAid: "aj-nouveau-delai",
        },
        {
          family: "refus-titre",
          variant: "",
          rule: "refus-2m",
          procedure: "REFUS_TITRE",
          situation: "Refus de titre sans OQTF",
          delay: "deux mois",
          startEvent: "notification",
          sources: ["art. R. 421-1 CJA"],
          confidence: "sure",
          afterLegalAid: null,
        },
      ],
      verifiedUntil: "2026-10-01",
    }),
    "deadlines.compute": outcome,
    "deadlines.propose"({ workspaceId, family }) {
      matter(workspaceId).deadlines.push(
        deadline(family, endOfDay(30), endOfDay(29), {
          state: "proposed",
          confirmedBy: null,
          confirmedAt: null,
        }),
      );
      return shown(workspaceId);
    },
    "deadlines.enter"({ workspaceId, title, due }) {
      const end = due.length === 10 ? `${due}T23:59:00+01:00` : due;
      matter(workspaceId).deadlines.push(
        deadline(title, end, end, { rule: null, brief: [], steps: [], sources: [], warnings: [] }),
      );
      office.changed("workspaces");
      return shown(workspaceId);
    },
    "deadlines.decide"({ id, state, note }) {
      const found = office.matters.find(({ deadlines }) => deadlines.some((one) => one.id === id));
      if (found === undefined)
        throw refused("not_found", "Cette échéance n’est plus ici.", "This deadline is no longer here.");
      for (const one of found.deadlines)
        if (one.id === id)
          Object.assign(one, {
            state,
            confirmedBy: state === "proposed" ? null : office.session.userName,
            confirmedAt: at(0),
            note: note ?? "",
            lapsedAt: null,
          });
      office.changed("deadlines");
      return shown(found.id);
    },
    "contacts.list"({ query }) {
      const asked = folded(query ?? "");
      const digits = asked.replace(/\D/g, "").replace(/^(33|0)/, "");
      const like = (words: string) =>
        contacts().filter(
          ({ name, points }) =>
            folded(`${name} ${points.join(" ")}`).includes(words) ||
            (digits.length > 5 && points.some((point) => point.includes(digits))),
        );
      const items = like(asked);
      // The nearest name is one that begins so.
      const near = items.length === 0 && asked.length > 4 ? like(asked.slice(0, 4)) : [];
      return {
        items: items.length > 0 ? items : near,
        next: null,
        total: Math.max(items.length, near.length),
        corrected: near[0]?.name ?? null,
      };
    },
    "contacts.show"({ id }) {
      const contact = contacts().find((one) => one.id === id);
      if (contact === undefined)
        throw refused("not_found", "Cette fiche n’est plus ici.", "This contact is no longer here.");
      const messages = office.kept.filter(({ letter }) => `c-${letter.address}` === id);
      return {
        contact,
        workspaces: [],
        messages: messages.map((kept) => rowOf(kept, office.matter(kept.workspaceId))),
        merges: [],
      };
    },
    "contacts.duplicates": () => ({ pairs: [] }),
    "contacts.merge": ({ keep, absorb }) => ({ id: "mg-1", keptId: keep, absorbed: absorb, at: at(0) }),
    "contacts.unmerge": () => {
      throw refused("not_found", "Rien à séparer.", "Nothing to take apart.");
    },
    "search.query"({ query, kinds, limit, offset = 0 }) {
      const words = folded(query)
        .split(/\s+/)
        .filter((word) => word !== "" && !word.includes(":"));
      const has = (text: string) => words.every((word) => folded(text).includes(word));
      const wanted = (kind: string) =>
        words.length > 0 && (kinds === undefined || kinds.length === 0 || kinds.includes(kind));
      const marks = (text: string): [number, number][] =>
        words.flatMap((word): [number, number][] => {
          const start = text.toLowerCase().indexOf(word);
          return start < 0 ? [] : [[start, start + word.length]];
        });
      const hits: Found[] = [
        ...office.decisions
          .filter(({ view, text }) => wanted("decision") && has(`${view.decision.citation} ${text}`))
          .map(({ view, text }) => ({
            kind: "decision",
            id: view.decision.id,
            title: view.decision.citation,
            who: view.decision.court,
            snippet: text.slice(0, 160),
            marks: marks(text.slice(0, 160)),
            at: `${view.decision.readOn}T09:00:00+02:00`,
            score: 2,
          })),
        ...office.matters
          .filter((one) => wanted("workspace") && has(`${one.reference} ${one.client} ${one.title}`))
          .map((one) => ({
            kind: "workspace",
            id: one.id,
            title: `${one.client}, ${one.title}`,
            who: "",
            snippet: `${one.reference} ${one.client}`,
            marks: marks(`${one.reference} ${one.client}`),
            at: at(-90),
            score: 3,
          })),
        ...contacts()
          .filter((one) => wanted("contact") && has(`${one.name} ${one.points.join(" ")}`))
          .map((one) => ({
            kind: "contact",
            id: one.id,
            title: one.name,
            who: "",
            snippet: one.points.join(" "),
            marks: marks(one.points.join(" ")),
            at: at(-90),
            score: 2,
          })),
        ...office.papers
          .filter((paper) => wanted("document") && !paper.removed)
          .flatMap((paper) =>
            paper.text.flatMap((text, index) => {
              if (!has(`${paper.filename} ${text}`)) return [];
              const start = Math.max(0, folded(text).indexOf(words[0] ?? "") - 40);
              const snippet = text.slice(start, start + 160).replaceAll("\n", " ");
              return [
                {
                  kind: "document",
                  id: paper.id,
                  title: paper.filename,
                  who: office.matter(paper.workspaceId)?.reference ?? "",
                  snippet,
                  marks: marks(snippet),
                  at: paper.versions[0]?.at ?? at(0),
                  score: 1,
                  page: index + 1,
                  workspaceId: paper.workspaceId,
                },
              ];
            }),
          ),
        ...office.matters.flatMap((one) =>
          workOf(one)
            .notes.filter(({ text, removed }) => wanted("note") && !removed && has(text))
            .map(({ id, text, by, at: when }) => ({
              kind: "note",
              id,
              title: one.title,
              who: by ?? "",
              snippet: text.slice(0, 160),
              marks: marks(text.slice(0, 160)),
              at: when,
              score: 1,
              workspaceId: one.id,
            })),
        ),
        ...office.kept
          .filter(({ letter }) => wanted("mail") && has(`${letter.from} ${letter.subject} ${letter.text}`))
          .map((kept) => {
            const text = kept.letter.text.replaceAll("\n", " ");
            const start = Math.max(0, text.toLowerCase().indexOf(words[0] ?? "") - 40);
            const snippet = text.slice(start, start + 160);
            return {
              kind: "mail",
              id: kept.id,
              title: kept.letter.subject,
              who: kept.letter.from,
              snippet,
              marks: marks(snippet),
              at: kept.receivedAt,
              score: 1,
            };
          }),
      ];
      return {
        tookMs: 4,
        total: hits.length,
        totalIsExact: true,
        hits: hits
          .slice(offset, offset + limit)
          .map((hit) => ({ ...hit, page: hit.page ?? null, workspaceId: hit.workspaceId ?? null })),
        searched: office.kept.length,
        corrected: null,
      };
    },
    "search.list": () => ({
      recent: searches.filter(({ saved }) => !saved),
      saved: searches.filter(({ saved }) => saved),
    }),
    "search.remember"({ query }) {
      const known = searches.find((one) => one.query === query);
      if (known === undefined) searches.unshift({ query, at: at(0), times: 1, saved: false });
      else known.times += 1;
      return {};
    },
    "search.keep"({ query, saved }) {
      const known = searches.find((one) => one.query === query);
      if (known === undefined) searches.unshift({ query, at: at(0), times: 1, saved });
      else known.saved = saved;
      return {};
    },
    "search.forget"({ query }) {
      const kept = searches.filter((one) => (query === undefined ? one.saved : one.query !== query));
      searches.splice(0, searches.length, ...kept);
      return {};
    },
  };
}
