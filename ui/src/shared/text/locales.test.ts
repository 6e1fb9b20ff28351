import { describe, expect, test } from "vitest";

import { resources } from "@/shared/text/texts";

type Tree = { [key: string]: string | Tree };
const sources = import.meta.glob<string>(["../../**/*.{ts,tsx}", "!../../**/*.test.*"], {
  eager: true,
  query: "?raw",
  import: "default",
});

/** `{a: {b: "x"}}` is `a.b → x`. */
function flat(tree: Tree, path = ""): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]): [string, string][] => {
      const name = path === "" ? key : `${path}.${key}`;
      return typeof value === "string" ? [[name, value]] : [...flat(value, name)];
    }),
  );
}

/** French has one plural form more than English, and `_zero` may be left out. */
const singular = (key: string) => key.replace(/_(zero|one|other|many)$/, "");
const values = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? "").sort();

describe.each(Object.keys(resources.fr))("the texts of %s", (feature) => {
  const french = flat(resources.fr[feature] ?? {});
  const english = flat(resources.en[feature] ?? {});

  test("are there in both languages", () => {
    expect(new Set([...english.keys()].map(singular))).toEqual(new Set([...french.keys()].map(singular)));
  });

  test("are nowhere empty and name the same values", () => {
    for (const [key, text] of french) {
      expect(text.trim(), key).not.toBe("");
      const other = english.get(key);
      if (other !== undefined && !/_(one|zero)$/.test(key)) expect(values(other), key).toEqual(values(text));
    }
  });

  test("have every plural form that French needs", () => {
    for (const key of french.keys()) {
      if (!key.endsWith("_other")) continue;
      expect(french.has(key.replace(/_other$/, "_one")), key).toBe(true);
      expect(french.has(key.replace(/_other$/, "_many")), key).toBe(true);
    }
  });

  test("have no exclamation mark", () => {
    for (const [key, text] of [...french, ...english]) expect(text, key).not.toContain("!");
  });
});

test("every text that a screen asks for exists", () => {
  const missing: string[] = [];
  for (const [file, source] of Object.entries(sources)) {
    const own = /useText\("(\w+)"\)/.exec(source)?.[1];
    if (own === undefined) continue;
    for (const [, name = ""] of source.matchAll(/\bt\("([^"`$]+)"/g)) {
      const [feature = own, key = name] = name.includes(":") ? name.split(":") : [own, name];
      const tree = flat(resources.fr[feature] ?? {});
      if (!tree.has(key) && !tree.has(`${key}_other`)) missing.push(`${file}: ${feature}:${key}`);
    }
  }
  expect(missing).toEqual([]);
});

/** Rooms and dialogs that only a law firm has, and its own name. */
const OF_LAWYERS = /^(caselaw|deadlines|law|drafts|dossiers|workspaces)\.|firm\.kinds\.law-firm$/;

test.each([
  ["fr", /\b(cabinets?|avocats?|confrères?)\b/i],
  ["en", /\b(firms?|lawyers?)\b(?!\}\})/i],
] as const)("a sales team is not told of a law firm: %s", (language, said) => {
  const texts = flat(resources[language]);
  const form = (key: string) => key.replace(/(_zero|_one|_other|_many)?$/, "_sales$1");
  const told = [...texts]
    .filter(([key]) => !OF_LAWYERS.test(key) && !/_sales(_|$)/.test(key))
    .filter(([key, text]) => said.test(text) && said.test(texts.get(form(key)) ?? text))
    .map(([key]) => key);
  expect(told).toEqual([]);
});
