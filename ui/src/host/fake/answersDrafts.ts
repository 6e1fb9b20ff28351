import type { DocumentDraftView } from "@/contract/DocumentDraftView";
import { blanksOf, draftOf, type FakeDraft } from "@/host/fake/drafts";
import { refused, type Answers, type Office } from "@/host/fake/office";
import { at } from "@/host/fake/time";
import { workOf } from "@/host/fake/work";

type Drafts = Extract<keyof Answers, `drafts.${string}`>;

const TEMPLATES: [string, string, string, boolean][] = [
  ["missing-pieces", "Demande de pièces au client", "Request for documents (in French)", true],
  [
    "deadline-letter",
    "Information du client sur le délai",
    "Letter to the client about the deadline (in French)",
    true,
  ],
  ["court-appeal", "Requête en annulation (trame)", "Application to the court, outline (in French)", true],
  ["internal-appeal", "Recours gracieux", "Appeal to the authority itself (in French)", false],
];

/** Drafts: prepared, edited, validated. */
export function draftAnswers(office: Office): Pick<Answers, Drafts> {
  const find = (id: string): FakeDraft => {
    const found = office.matters.flatMap((matter) => workOf(matter).drafts).find((draft) => draft.id === id);
    if (found === undefined)
      throw refused("not_found", "Ce projet n’est plus ici.", "This draft is no longer here.");
    return found;
  };
  const shown = (draft: FakeDraft): DocumentDraftView => {
    const valid = draft.validated !== null && draft.validated === draft.sha256;
    return {
      ...draft,
      blanks: blanksOf(draft.text),
      validatedBy: valid ? draft.validatedBy : null,
      validatedAt: valid ? draft.validatedAt : null,
      void: draft.validated !== null && !valid,
    };
  };
  const title = (id: string) => {
    const [, fr = id, en = id] = TEMPLATES.find(([known]) => known === id) ?? [];
    return office.settings.language === "en" ? en : fr;
  };
  return {
    "drafts.templates": () => ({
      items: TEMPLATES.map(([id, , , fits]) => ({
        id,
        title: title(id),
        kind: id === "court-appeal" ? "act" : "letter",
        language: "fr",
        fits,
      })),
    }),
    "drafts.compose"({ workspaceId, template }) {
      const matter = office.matter(workspaceId);
      if (matter === undefined)
        throw refused("not_found", "Ce dossier n’est plus ici.", "This workspace is gone.");
      const draft = draftOf(matter, title(template));
      workOf(matter).drafts.unshift(draft);
      return shown(draft);
    },
    "drafts.open": ({ id }) => shown(find(id)),
    "drafts.edit"({ id, title: name, text }) {
      const draft = find(id);
      const same = (start: number, end: number) => draft.text.slice(start, end) === text.slice(start, end);
      draft.passages = draft.passages.filter(({ start, end }) => same(start, end));
      Object.assign(draft, {
        title: name,
        text,
        sha256: `${text.length}`.padStart(64, "0"),
        updatedAt: at(0),
      });
      return shown(draft);
    },
    "drafts.validate"({ id, sha256 }) {
      const draft = find(id);
      Object.assign(draft, { validated: sha256, validatedBy: office.session.userName, validatedAt: at(0) });
      return shown(draft);
    },
    "drafts.export": () => ({}),
    "drafts.file"({ id }) {
      const draft = find(id);
      draft.documentId = "p-arrete";
      return shown(draft);
    },
    "drafts.remove"({ id }) {
      find(id).removed = true;
      return {};
    },
    "drafts.put_back"({ id }) {
      find(id).removed = false;
      return {};
    },
  };
}
