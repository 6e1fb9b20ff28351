import type { DocumentDraftView } from "@/contract/DocumentDraftView";
import type { SourceView } from "@/contract/SourceView";
import type { Matter } from "@/host/fake/matters";
import { at } from "@/host/fake/time";

/** A draft of the invented firm. */
export type FakeDraft = DocumentDraftView & { removed: boolean; validated: string | null };

/** A stretch of an invented text; with a number it comes from that source. */
type Part = string | [string, number];

/** The places that the office marks: filled passages and what is still to be filled. */
export function placed(parts: Part[]): Pick<DocumentDraftView, "text" | "passages"> {
  let text = "";
  const passages: DocumentDraftView["passages"] = [];
  for (const part of parts) {
    if (typeof part === "string") text += part;
    else {
      passages.push({ start: text.length, end: text.length + part[0].length, source: part[1] });
      text += part[0];
    }
  }
  return { text, passages };
}

/** What a person must still fill, as the office finds it. */
export function blanksOf(text: string): DocumentDraftView["blanks"] {
  return [...text.matchAll(/\[à compléter[^\]\n]*\]?/g)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}

const source = (kind: string, title: string, more: Partial<SourceView> = {}): SourceView => ({
  kind,
  title,
  id: null,
  page: null,
  quote: null,
  ...more,
});

let made = 0;

/** A draft of a matter, as if it had just been prepared. */
export function draftOf(matter: Matter, title: string): FakeDraft {
  made += 1;
  const { text, passages } = placed([
    "## REQUÊTE\n\nÀ Mesdames et Messieurs les Président et Conseillers composant ",
    ["le tribunal administratif", 4],
    "\n\nPOUR : ",
    [matter.client, 0],
    "\nAyant pour avocat : ",
    ["Me Ibrahima Dieng", 1],
    ", ",
    ["Cabinet Dieng", 2],
    "\n\nCONTRE : l’arrêté du [à compléter : date de la décision] portant ",
    ["obligation de quitter le territoire français", 5],
    ", notifié le ",
    ["16 novembre 2026 à 17 h 20", 3],
    "\n\n## I. FAITS ET PROCÉDURE\n\n[à compléter : situation de la personne, parcours, procédure suivie]\n\n",
    "## II. RECEVABILITÉ\n\nLa décision a été notifiée le ",
    ["16 novembre 2026 à 17 h 20", 3],
    ". Le délai expire le ",
    ["18 novembre 2026 à 17 h 20", 4],
    ".\n\n## III. DISCUSSION\n\n[à compléter : moyens de droit et de fait]\n\n## BORDEREAU DES PIÈCES\n\n- ",
    ["Arrêté préfectoral", 3],
    "\n- ",
    ["Passeport", 6],
  ]);
  return {
    id: `dr-${made}`,
    workspaceId: matter.id,
    workspaceReference: matter.reference,
    workspaceTitle: matter.title,
    title,
    kind: "act",
    text,
    passages,
    blanks: blanksOf(text),
    sources: [
      source("contact", matter.client, { id: "c-konate" }),
      source("member", "Me Ibrahima Dieng"),
      source("firm", "Cabinet Dieng"),
      source("document", "arrete-oqtf-16-11-2026.pdf", {
        id: "p-arrete",
        page: 2,
        quote: "Notifié à l’intéressé par voie administrative le 16 novembre 2026 à 17 h 20.",
      }),
      source("deadline", "Recours contre une OQTF sans délai", { id: matter.id }),
      source("workspace", matter.reference, { id: matter.id }),
      source("checklist", "Passeport", { id: matter.id, quote: "CESEDA, art. R. 431-8" }),
    ],
    sha256: `${made}`.padStart(64, "0"),
    validatedBy: null,
    validatedAt: null,
    void: false,
    documentId: null,
    updatedAt: at(0),
    removed: false,
    validated: null,
  };
}
