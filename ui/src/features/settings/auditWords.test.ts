import { expect, it } from "vitest";

import en from "@/shared/text/locales/en/settings.json";
import fr from "@/shared/text/locales/fr/settings.json";

const SOURCES = import.meta.glob<string>("../../../../crates/office/src/**/*.rs", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** `catalogues.publish`, where an audit line is written. */
function audited(): string[] {
  const found = new Set<string>();
  for (const text of Object.values(SOURCES))
    for (const [, given = ""] of text.matchAll(/\baudit\(([^;]*?)\)\s*[?;]/gs)) {
      const action = /"([a-z_]+\.[a-z_]+)"/.exec(given)?.[1];
      if (action !== undefined) found.add(action);
    }
  return [...found];
}

it("every action that the office writes into the audit log has its words", () => {
  const actions = audited();
  expect(actions.length).toBeGreaterThan(40);
  for (const { audit } of [fr, en])
    expect(actions.filter((action) => !(action.replace(".", "_") in audit.action))).toEqual([]);
});
