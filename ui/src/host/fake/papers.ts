import type { FactView } from "@/contract/FactView";
import type { ReadingView } from "@/contract/ReadingView";
import type { VersionView } from "@/contract/VersionView";
import { PAGES } from "@/host/fake/papers.text";
import { at, DAYS, HOURS } from "@/host/fake/time";

/** A document as invented. */
export interface Paper {
  id: string;
  workspaceId: string;
  filename: string;
  contentType: string;
  itemId: string | null;
  by: string;
  /** The text of its first pages; the others are made from the last of them. */
  text: string[];
  /** How sure the reading of a scan is; a file with text of its own has none. */
  scan: number | null;
  pictures: boolean;
  marks: string[];
  reading: ReadingView;
  versions: VersionView[];
  facts: FactView[];
  removed: boolean;
}

const DIENG = "Me Ibrahima Dieng";
const NOBLECOURT = "Me Clara Noblecourt";

export function read(pages: number | null, more: Partial<ReadingView> = {}): ReadingView {
  return { state: "done", pages, read: pages ?? 0, unreadable: [], error: null, ...more };
}

/** Looks like a SHA-256; the same for the same words. */
export function hashOf(words: string): string {
  let state = [...words].reduce(
    (sum, sign) => Math.imul(sum ^ sign.charCodeAt(0), 16_777_619) >>> 0,
    2_166_136_261,
  );
  return Array.from({ length: 64 }, (_, index) => {
    state = Math.imul(state ^ (words.charCodeAt(index % words.length) + index), 16_777_619) >>> 0;
    return (state >>> 27).toString(16).slice(-1);
  }).join("");
}

export function version(
  filename: string,
  number: number,
  bytes: number,
  minutesAgo: number,
  by: string | null,
  restores: number | null = null,
): VersionView {
  return {
    number,
    filename,
    bytes,
    sha256: hashOf(`${filename}${number}`),
    at: at(-minutesAgo),
    by,
    restores,
  };
}

type Given = Pick<Paper, "id" | "filename" | "reading"> & Partial<Paper> & { bytes: number; ago: number };

function paper({ bytes, ago, ...given }: Given): Paper {
  const by = given.by ?? NOBLECOURT;
  return {
    workspaceId: "w-konate",
    contentType: "application/pdf",
    itemId: null,
    by,
    text: PAGES.proof,
    scan: null,
    pictures: true,
    marks: [],
    versions: [version(given.filename, 1, bytes, ago, by)],
    facts: [],
    removed: false,
    ...given,
  };
}

const fact = (kind: string, value: string, page: number, passage: string, confidence: number): FactView => ({
  kind,
  value,
  page,
  passage,
  confidence,
});

export const ASSIGNMENT = "assigné à résidence sur le territoire de la commune de Lille";

/** Papers of one matter, in every state that there is. */
export function papers(): Paper[] {
  const request = "requete_konate_c_prefet.docx";
  return [
    paper({
      id: "p-requete",
      filename: request,
      contentType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      by: NOBLECOURT,
      pictures: false,
      text: PAGES.request,
      reading: read(2),
      bytes: 0,
      ago: 0,
      itemId: "w-konate/6",
      versions: [
        version(request, 5, 48_310, 3 * HOURS, NOBLECOURT),
        version(request, 4, 47_902, 20 * HOURS, DIENG, 2),
        version(request, 3, 52_118, 26 * HOURS, "Yanis Ferrand"),
        version(request, 2, 47_902, 2 * DAYS, DIENG),
        version("requete_projet.docx", 1, 39_455, 3 * DAYS, NOBLECOURT),
      ],
      facts: [
        fact("person", "Idrissa Konaté", 1, "M. Idrissa KONATÉ, né le 2 février 1992 à Bouaké", 0.97),
        fact(
          "reference",
          "art. L. 731-1 CESEDA",
          2,
          "en méconnaissance de l’article L. 731-1 du CESEDA",
          0.9,
        ),
      ],
    }),
    paper({
      id: "p-preuves",
      filename: "preuves_de_presence_2018-2026.pdf",
      bytes: 18_420_118,
      ago: 40,
      scan: 0.9,
      text: PAGES.proof,
      reading: read(12, { state: "reading", read: 3 }),
    }),
    paper({
      id: "p-arrete",
      filename: "arrete_prefectoral.pdf",
      bytes: 2_310_448,
      ago: 5 * HOURS,
      scan: 0.94,
      text: PAGES.order,
      itemId: "w-konate/0",
      marks: ["signed"],
      reading: read(4),
      facts: [
        fact("procedure", "OQTF", 1, "portant obligation de quitter le territoire français sans délai", 0.98),
        fact("notification", "2026-11-14T16:40", 4, "Notifié le 14 novembre 2026 à 16 heures 40", 0.93),
        fact("date", "2026-11-13", 3, "Fait à Lille, le 13 novembre 2026", 0.9),
        fact("reference", "n° 59-2026-1842", 1, "Arrêté n° 59-2026-1842", 0.95),
        fact("person", "Idrissa Konaté", 1, "Monsieur Idrissa KONATÉ, né le 2 février 1992", 0.97),
        fact("date", "2027-05-20", 2, ASSIGNMENT, 0.55),
      ],
    }),
    paper({
      id: "p-pv",
      filename: "proces_verbal_de_notification.pdf",
      bytes: 640_221,
      ago: 5 * HOURS,
      scan: 0.91,
      text: PAGES.order.slice(3),
      reading: read(2),
    }),
    paper({
      id: "p-hebergement",
      filename: "attestation_hebergement.jpg",
      contentType: "image/jpeg",
      bytes: 3_204_880,
      ago: 8 * HOURS,
      scan: 0.41,
      text: PAGES.lodging,
      reading: read(2, { unreadable: [2] }),
    }),
    paper({
      id: "p-jugement",
      filename: "jugement_tj_lille_2024.pdf",
      bytes: 410_002,
      ago: 22 * HOURS,
      text: [],
      pictures: false,
      marks: ["encrypted"],
      reading: read(null, { state: "failed", error: "encrypted" }),
    }),
    paper({
      id: "p-naissance",
      workspaceId: "w-tavares",
      filename: "acte_de_naissance.tif",
      contentType: "image/tiff",
      bytes: 12_400_118,
      ago: 3 * HOURS,
      scan: 0.8,
      reading: read(6, { state: "failed", read: 2, error: "too_slow" }),
    }),
    paper({
      id: "p-passeport",
      filename: "passeport_copie_integrale.pdf",
      bytes: 9_100_540,
      ago: 2 * DAYS,
      itemId: "w-konate/1",
      scan: 0.88,
      text: PAGES.proof,
      reading: read(36),
    }),
    paper({
      id: "p-dossier",
      filename: "dossier_administratif_complet.pdf",
      bytes: 148_203_117,
      ago: 25,
      scan: 0.9,
      text: PAGES.proof,
      reading: read(3000, { state: "waiting", read: 0 }),
    }),
  ];
}
