import { describe, expect, test } from "vitest";

import { EVENT_ICONS } from "@/features/workspaces/eventIcon";
import { eventWords } from "@/features/workspaces/eventWords";
import { resources, texts } from "@/shared/text/texts";

/** Everything that the office writes on a timeline. */
const KINDS = [
  ...["workspace_created", "workspace_updated", "workspace_archived", "workspace_reopened"],
  ...["workspace_merged", "workspace_unmerged", "message_filed", "message_removed"],
  ...["deadline_proposed", "deadline_confirmed", "deadline_rejected", "deadline_entered"],
  ...["deadline_met", "deadline_missed", "item_done", "item_undone", "item_added"],
  ...["alert_acknowledged", "responsible_changed", "procedure_changed"],
  ...["document_added", "document_version_added", "document_read", "document_renamed"],
  ...["document_removed", "document_put_back", "document_restored"],
  ...["task_added", "task_done", "task_undone", "task_removed", "note_added"],
  ...["person_set", "person_removed", "workspace_ended", "ending_forgotten", "workspace_filed"],
  ...["filing_forgotten"],
];

describe.each(["fr", "en"] as const)("in %s", (language) => {
  const t = texts.getFixedT(language, "workspaces");

  test.each(KINDS)("%s has a sentence of its own and a sign", (kind) => {
    const params: Record<string, string> = {
      what: "requête.pdf",
      who: "Awa Konaté",
      from: "2026-0001",
      to: "2026-0002",
    };
    expect(resources[language].workspaces).toHaveProperty(`event.${kind}`);
    expect(eventWords({ kind, params }, t, language)).not.toMatch(/\{\{|event\.|_/);
    expect(EVENT_ICONS).toHaveProperty(kind);
  });
});

test("words of the office are told as words of people", () => {
  const t = texts.getFixedT("fr", "workspaces");
  const said = (kind: string, params: Record<string, string>) => eventWords({ kind, params }, t, "fr");
  expect(said("person_set", { who: "Awa Konaté", to: "opposing" })).toBe(
    "Awa Konaté dans le dossier\u00a0: partie adverse",
  );
  expect(said("procedure_changed", { to: "REFUS_TITRE" })).toBe("Procédure\u00a0: Refus de titre");
  expect(said("workspace_ended", { to: "partly", on: "2026-11-18" })).toBe(
    "Issue\u00a0: Partiellement favorable, mer. 18\u00a0nov.\u00a02026",
  );
  expect(said("workspace_ended", { to: "other", on: "" })).toBe("Issue\u00a0: Autre issue");
  expect(said("deadline_confirmed", { what: "Recours", on: "2099-11-23" })).toBe(
    "Échéance confirmée\u00a0: Recours, lun. 23\u00a0nov.\u00a02099",
  );
  expect(said("deadline_confirmed", { what: "Recours" })).toBe("Échéance confirmée\u00a0: Recours");
  expect(said("document_read", { what: "arrete.pdf", count: "1" })).toBe(
    "Document lu\u00a0: arrete.pdf, 1 page",
  );
  expect(said("document_read", { what: "arrete.pdf", count: "4" })).toMatch(/4 pages$/);
  expect(said("alert_acknowledged", { what: "15/12/2026", kind: "hearing_announced" })).toBe(
    "Alerte prise en charge\u00a0: audience du 15/12/2026",
  );
  expect(said("something_new", { what: "x" })).toBe("something new x");
});
