import type { CommandName } from "@/contract/commands";
import type { Failure } from "@/contract/Failure";
import type { ReportProduct } from "@/contract/ReportProduct";
import type { StagedRow } from "@/contract/StagedRow";
import type { JobView } from "@/contract/JobView";
import type { OfficeEvent, Reply, Request } from "@/host/host";
import { prospects, SHOW } from "@/host/fake/campaigns";
import { appointments } from "@/host/fake/appointments";
import { workspaceView } from "@/host/fake/workspaces";
import { accounts } from "@/host/fake/accounts";
import { FIRMS, MEMBERS, SESSION, SETTINGS } from "@/host/fake/firm";
import { closedMatters } from "@/host/fake/closed";
import { decisions, paperOfDecision } from "@/host/fake/decisions";
import { matters } from "@/host/fake/matters";
import { stretch } from "@/host/fake/long";
import { notifications } from "@/host/fake/notifications";
import type { Paper } from "@/host/fake/papers";
import { papers } from "@/host/fake/papers";
import { mailbox } from "@/host/fake/mailbox";

/** Everything the invented office remembers. */
export class Office {
  session = { ...SESSION };
  open: boolean;
  firms = structuredClone(FIRMS);
  settings = structuredClone(SETTINGS);
  members = structuredClone(MEMBERS);
  accounts = accounts();
  matters = [...matters(), ...closedMatters()];
  appointments = appointments();
  alerts = new Map<string, { acknowledgedBy: string | null; snoozedUntil: string | null }>();
  kept = mailbox(42);
  decisions = decisions();
  papers = [...papers(), ...this.decisions.map(paperOfDecision)];
  /** Who was met at shows. */
  people = prospects(SHOW.id);
  /** Products that a catalogue published and the list of products has not taken in yet. */
  published: StagedRow[] = [];
  /** What prospects want, for the report. */
  wanted: (campaignId: string) => ReportProduct[] = () => [];
  readingPaused = false;
  /** What was begun in a form and not saved, by form. */
  begun = new Map<string, string>();
  /** Names of what was dropped or chosen, by the token that stands for it. */
  placeNames = new Map<string, string>();
  /** Ids of the members who type the code of a telephone. */
  telephones = new Set<string>();
  jobs: JobView[] = [];
  notifications = notifications();
  undo = new Map<string, () => void>();
  provider = { provider: "off", model: "", endpoint: "", hasKey: false };
  labels = 37;
  #listeners = new Set<(event: OfficeEvent) => void>();

  /** `state`: `1`, `empty`, `locked`, `new`, `long`, or a number of messages. */
  constructor(state: string) {
    this.open = state !== "locked" && state !== "new";
    if (state === "new") this.firms.firms = [];
    if (state === "empty" || state === "new") this.#clear();
    const many = Number(state);
    if (many > 1) this.kept = mailbox(many);
    if (state === "long") stretch(this);
    if (state === "demo") this.readOn();
  }

  #clear(): void {
    this.matters = [];
    this.papers = [];
    this.decisions = [];
    this.appointments = [];
    this.kept = [];
    this.accounts = [];
    this.notifications = [];
    this.people = [];
    this.labels = 0;
  }

  listen(listener: (event: OfficeEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(event: OfficeEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  changed(...features: string[]): void {
    this.tell({ type: "changed", features });
  }

  matter(id: string | null) {
    return this.matters.find((matter) => matter.id === id || matter.reference === id);
  }

  shown(id: string) {
    const found = this.matter(id);
    if (found === undefined)
      throw refused("not_found", "Ce dossier n’est plus ici.", "This workspace is no longer here.");
    return workspaceView(found, this.kept, this.papers, this.alerts);
  }

  message(id: string) {
    const found = this.kept.find((kept) => kept.id === id);
    if (found === undefined)
      throw refused("not_found", "Ce message n’est plus ici.", "This message is no longer here.");
    return found;
  }

  nameOf(tokens: string[]): string {
    const [first = ""] = tokens;
    return tokens.length === 1 ? (this.placeNames.get(first) ?? "scan.pdf") : `${tokens.length} fichiers`;
  }

  /** Reads page after page until nothing waits. */
  readOn(): void {
    if (this.#reading) return;
    this.#reading = true;
    const started = new Date().toISOString();
    const timer = setInterval(() => {
      if (this.readingPaused) return;
      const waits = this.papers.filter(
        ({ removed, reading }) => !removed && ["waiting", "reading"].includes(reading.state),
      );
      const now = waits.find(({ reading }) => reading.state === "reading") ?? waits[0];
      if (now === undefined) {
        clearInterval(timer);
        this.#reading = false;
      } else turnPage(now);
      const total = waits.reduce((sum, { reading }) => sum + (reading.pages ?? 2), 0);
      const done = waits.reduce((sum, { reading }) => sum + reading.read, 0);
      this.changed("documents");
      this.tell({
        type: "job",
        job: {
          id: "j-reading",
          kind: "reading",
          title: now?.filename ?? "",
          state: now === undefined ? "done" : "running",
          done,
          total,
          secondsLeft: (total - done) * 2,
          report: null,
          error: null,
          startedAt: started,
        },
      });
    }, 2_000);
  }
  #reading = false;

  /** A job that moves on by itself. */
  start(kind: string, title: string, total: number, whenDone: () => void): JobView {
    const job: JobView = {
      id: `j-${this.jobs.length}`,
      kind,
      title,
      state: "running",
      done: 0,
      total,
      secondsLeft: 8,
      report: null,
      error: null,
      startedAt: new Date().toISOString(),
    };
    this.jobs.unshift(job);
    const timer = setInterval(() => {
      if (job.state === "running") job.done = Math.min(total, job.done + Math.ceil(total / 16));
      job.secondsLeft = Math.ceil(((total - job.done) / total) * 8);
      if (job.done >= total && job.state === "running") {
        job.state = "done";
        job.report = { read: total, stored: total, duplicates: 0, unparsed: 0, seconds: 8, failed: [] };
        whenDone();
      }
      this.tell({ type: "job", job: { ...job } });
      if (job.state !== "running") clearInterval(timer);
    }, 500);
    return { ...job };
  }
}

function turnPage({ reading }: Paper): void {
  reading.pages ??= 2;
  reading.state = "reading";
  reading.read += 1;
  if (reading.read >= reading.pages) reading.state = "done";
}

export function refused(
  code: Failure["code"],
  fr: string,
  en: string,
  remedyFr = "",
  remedyEn = "",
): Failure {
  return { code, reason: code, messageFr: fr, messageEn: en, remedyFr, remedyEn, trace: "fake" };
}

export type Answers = { [Name in CommandName]: (request: Request<Name>) => Reply<Name> };
