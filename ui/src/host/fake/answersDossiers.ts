import type { ImportReport } from "@/contract/ImportReport";
import type { ImportRunView } from "@/contract/ImportRunView";
import type { ImportsView } from "@/contract/ImportsView";
import type { Answers, Office } from "@/host/fake/office";
import { refused } from "@/host/fake/office";
import { at } from "@/host/fake/time";

type Dossiers = Extract<keyof Answers, `dossiers.${string}`>;

const TITLE = "export-2024";

const line = (kind: string, read: number, created: number, unchanged = 0, rejected = 0) => ({
  kind,
  read,
  created,
  updated: 0,
  unchanged,
  kept: 0,
  rejected,
});

const report = (run: string | null, again: boolean): ImportReport => ({
  run,
  counts: [
    line("dossiers", 1000, again ? 0 : 998, again ? 998 : 0, 2),
    line("contacts", 750, again ? 0 : 748, again ? 750 : 2),
    line("tasks", 1512, again ? 0 : 1512, again ? 1512 : 0),
    line("events", 1003, again ? 0 : 1003, again ? 1003 : 0),
    line("comments", 988, again ? 0 : 988, again ? 988 : 0),
    line("deadlines", 486, again ? 0 : 486, again ? 486 : 0),
    line("documents", 2, again ? 0 : 1, again ? 1 : 0, 1),
  ],
  digest: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  verified: run === null ? null : true,
  remarks: [
    {
      rejected: true,
      file: "dossiers.csv",
      line: 214,
      kind: "dossiers",
      id: "ck213",
      reason: "bad_date",
      value: "31/02/2024",
    },
    {
      rejected: true,
      file: "documents.csv",
      line: 3,
      kind: "documents",
      id: "p2",
      reason: "path_outside",
      value: "../../secret.pdf",
    },
    {
      rejected: false,
      file: "dossiers.csv",
      line: 18,
      kind: "dossiers",
      id: "ck17",
      reason: "reference_taken",
      value: "2024-0017 → 2024-0017-2",
    },
  ],
  moreRemarks: 1,
  complete: true,
  seconds: 4.2,
});

/** A firm that brings the matters of its former software along; the place `bad` is no export. */
export function dossierAnswers(office: Office): Pick<Answers, Dossiers> {
  const view: ImportsView = { preview: null, failure: null, runs: [] };
  const end = () => office.changed("dossiers", "workspaces", "contacts");
  const bringIn = () => {
    const run: ImportRunView = {
      id: `run-${view.runs.length}`,
      title: TITLE,
      source: "dossiers",
      at: at(0),
      by: office.session.userName,
      state: "done",
      report: report(
        `run-${view.runs.length}`,
        view.runs.some(({ undoable }) => undoable),
      ),
      undo: null,
      undoable: !view.runs.some(({ undoable }) => undoable),
    };
    view.preview = null;
    view.runs.unshift(run);
    end();
  };
  return {
    "dossiers.show": () => view,
    "dossiers.start"({ place, dryRun }) {
      view.failure = null;
      if (!dryRun) return office.start("dossiers", TITLE, 1000, bringIn);
      return office.start("dossiers_preview", TITLE, 1000, () => {
        if (office.placeNames.get(place) === "notes.json") {
          view.preview = null;
          view.failure = refused(
            "refused",
            "Ce n’est pas un export de dossiers au format attendu. Rien n’a été importé.",
            "This is no export of dossiers in the expected format. Nothing was imported.",
            "Choisissez le fichier JSON, ou le dossier qui contient « dossiers.csv ».",
            "Choose the JSON file, or the folder that holds “dossiers.csv”.",
          );
        } else {
          const again = view.runs.some(({ undoable }) => undoable);
          view.preview = { place, title: TITLE, report: report(null, again) };
        }
        end();
      });
    },
    "dossiers.undo"({ id }) {
      const run = view.runs.find((one) => one.id === id);
      if (run === undefined)
        throw refused("not_found", "Cet import n’est plus ici.", "This import is no longer here.");
      return office.start("dossiers_undo", run.title, 1000, () => {
        Object.assign(run, {
          state: "undone",
          undoable: false,
          undo: {
            workspaces: 997,
            contacts: 747,
            rows: 4989,
            kept: [{ id: "w-konate", reference: "2026-0397", title: "Konaté, OQTF" }],
            keptCount: 1,
          },
        });
        end();
      });
    },
  };
}
