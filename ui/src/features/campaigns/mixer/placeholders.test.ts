import { expect, test } from "vitest";

import { flawOf, inserted } from "@/features/campaigns/mixer/placeholders";

const KNOWN = ["first_name", "company", "catalog_block"];

test.each([
  ["Bonjour {{ first_name }}", null],
  ['Pour {{ company | default("vous") }}', null],
  ["Bonjour {{ firstname }}", { kind: "unknown", name: "firstname" }],
  ["Bonjour {{ first_name", { kind: "open" }],
  ["Bonjour first_name }}", { kind: "open" }],
  ["{% if company %}", { kind: "statement" }],
])("%s", (text, flaw) => expect(flawOf(text, KNOWN, "body")).toEqual(flaw));

test("a block is for the body", () => {
  expect(flawOf("{{ catalog_block }}", KNOWN, "body")).toBeNull();
  expect(flawOf("{{ catalog_block }}", KNOWN, "subject")).toEqual({ kind: "block", name: "catalog_block" });
});

test("a placeholder takes the place of what is selected", () => {
  expect(inserted("Bonjour XX, merci", 8, 10, "first_name")).toEqual({
    text: "Bonjour {{ first_name }}, merci",
    caret: 24,
  });
});
