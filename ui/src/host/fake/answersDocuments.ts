import type { DocumentRow } from "@/contract/DocumentRow";
import type { DocumentView } from "@/contract/DocumentView";
import type { ReadingRow } from "@/contract/ReadingRow";
import type { Matter } from "@/host/fake/matters";
import { rowOfPaper } from "@/host/fake/paperRows";
import { pageOf } from "@/host/fake/paperPages";
import { read, version } from "@/host/fake/papers";
import type { Paper } from "@/host/fake/papers";
import { refused } from "@/host/fake/office";
import type { Answers, Office } from "@/host/fake/office";
import { workspaceView } from "@/host/fake/workspaces";
import { refOf } from "@/host/fake/work";

type Documents = Extract<keyof Answers, `documents.${string}`>;

const gone = () => refused("not_found", "Ce document n’est plus ici.", "This document is no longer here.");

export function documentAnswers(office: Office): Pick<Answers, Documents> {
  const paper = (id: string): Paper => {
    const found = paperOf(office, id);
    if (found === undefined) throw gone();
    return found;
  };
  const shown = (id: string) => {
    const matter = office.matter(id);
    if (matter === undefined) throw gone();
    return workspaceView(matter, office.kept, office.papers);
  };
  const told = (one: Paper) => {
    office.changed("documents");
    return shown(one.workspaceId);
  };
  const waits = ({ removed, reading }: Paper) => !removed && ["waiting", "reading"].includes(reading.state);
  const readings = () => {
    const items = office.papers
      .filter((one) => waits(one) || (!one.removed && one.reading.state === "failed"))
      .sort((a, b) => order(a.reading.state) - order(b.reading.state))
      .map((one): ReadingRow => ({
        documentId: one.id,
        filename: one.versions[0]?.filename ?? one.filename,
        workspace: refOrNone(office.matter(one.workspaceId)),
        reading: one.reading,
      }));
    return { paused: office.readingPaused, waiting: office.papers.filter(waits).length, items };
  };
  return {
    "documents.add"({ workspaceId, places, itemId, documentId }) {
      const matter = office.matter(workspaceId);
      if (matter === undefined) throw gone();
      return office.start("documents", office.nameOf(places), 24_000_000, () => {
        for (const token of places) {
          const name = office.placeNames.get(token) ?? "scan.pdf";
          const before = documentId === undefined ? undefined : paper(documentId);
          if (before !== undefined) {
            before.versions.unshift(
              version(name, before.versions.length + 1, 1_204_331, 0, office.session.userName),
            );
            before.reading = read(before.reading.pages, { state: "waiting", read: 0 });
          } else office.papers.unshift(newPaper(office, workspaceId, name, itemId ?? null));
        }
        const index = Number(itemId?.split("/")[1]);
        const piece = matter.pieces[index];
        if (piece !== undefined) piece[2] = true;
        office.readOn();
        office.changed("documents");
      });
    },
    "documents.open": ({ id, version: wanted }) => viewOfPaper(office, paper(id), wanted),
    "documents.page": ({ id, number, find }) => pageOf(paper(id), number, find),
    "documents.rename"({ id, filename }) {
      const one = paper(id);
      one.filename = filename;
      office.changed("documents");
      return viewOfPaper(office, one);
    },
    "documents.remove"({ id }) {
      const one = paper(id);
      one.removed = true;
      return told(one);
    },
    "documents.put_back"({ id }) {
      const one = office.papers.find((candidate) => candidate.id === id);
      if (one === undefined) throw gone();
      one.removed = false;
      return told(one);
    },
    "documents.restore"({ id, version: number }) {
      const one = paper(id);
      const old = one.versions.find((candidate) => candidate.number === number);
      if (old === undefined) throw gone();
      one.versions.unshift({
        ...version(old.filename, one.versions.length + 1, old.bytes, 0, office.session.userName, number),
        sha256: old.sha256,
      });
      office.changed("documents");
      return viewOfPaper(office, one);
    },
    "documents.link_item"({ id, itemId }) {
      const one = paper(id);
      one.itemId = itemId ?? null;
      const piece = office.matter(one.workspaceId)?.pieces[Number(itemId?.split("/")[1])];
      if (piece !== undefined) piece[2] = true;
      return told(one);
    },
    "documents.read_again"({ id }) {
      const one = paper(id);
      one.reading = read(one.reading.pages, { state: "waiting", read: 0 });
      office.readOn();
      office.changed("documents");
      return viewOfPaper(office, one);
    },
    "documents.readings": readings,
    "documents.pause"({ paused }) {
      office.readingPaused = paused;
      office.changed("documents");
      return readings();
    },
  };
}

/** A paper that was added, or what hung on a message. */
export function paperOf(office: Office, id: string): Paper | undefined {
  return office.papers.find((one) => one.id === id && !one.removed) ?? attached(office, id);
}

const order = (state: string) => ["reading", "waiting", "failed"].indexOf(state);

/** What hung on a message, as a paper nobody may change. */
function attached(office: Office, id: string): Paper | undefined {
  const kept = office.kept.find((one) => id.startsWith(`${one.id}-a`));
  const file = kept?.letter.files?.[Number(id.split("-a").at(-1))];
  if (kept === undefined || file === undefined) return undefined;
  const [filename, contentType, bytes] = file;
  const sheet = newPaper(office, kept.workspaceId ?? "", filename, null);
  return {
    ...sheet,
    id,
    contentType,
    reading: read(1),
    versions: [{ ...version(filename, 1, bytes, 0, null), at: kept.receivedAt }],
  };
}

function newPaper(office: Office, workspaceId: string, filename: string, itemId: string | null): Paper {
  return {
    id: `p-${office.papers.length + 1}-new`,
    workspaceId,
    filename,
    contentType: "application/pdf",
    itemId,
    by: office.session.userName,
    text: [`${filename}\n\nPièce versée au dossier.`, "Suite de la pièce."],
    scan: 0.92,
    pictures: true,
    marks: [],
    reading: read(null, { state: "waiting" }),
    versions: [version(filename, 1, 1_204_331, 0, office.session.userName)],
    facts: [],
    removed: false,
  };
}

function viewOfPaper(office: Office, paper: Paper, wanted?: number): DocumentView {
  const matter = office.matter(paper.workspaceId);
  const document: DocumentRow = rowOfPaper(paper);
  const { reading } = paper;
  const done = reading.state === "done" ? (reading.pages ?? 1) : reading.read;
  const number = wanted ?? document.version;
  return {
    document: paper.id.startsWith("m-")
      ? { ...document, origin: "mail", by: null, messageId: paper.id.slice(0, paper.id.lastIndexOf("-a")) }
      : document,
    workspace: refOrNone(matter),
    shown: number,
    sha256: paper.versions.find((one) => one.number === number)?.sha256 ?? "",
    intact: true,
    marks: paper.marks,
    pictures: paper.pictures,
    pages: Array.from({ length: Math.min(done, 3000) }, (_, index) => ({
      number: index + 1,
      source: reading.unreadable.includes(index + 1) ? "none" : paper.scan === null ? "text" : "ocr",
      confidence: paper.scan,
    })),
    versions: paper.versions,
    facts: paper.facts,
    deadlines: (matter?.deadlines ?? []).filter(({ documentId }) => documentId === paper.id),
  };
}

function refOrNone(matter: Matter | undefined) {
  return matter === undefined ? null : refOf(matter);
}
