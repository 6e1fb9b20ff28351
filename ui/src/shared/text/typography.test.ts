import { expect, test } from "vitest";

import { frenchSpaces, oneStop } from "@/shared/text/typography";

test("french signs hold on to the word before them", () => {
  expect(frenchSpaces("Sûr ? Oui : « bien » ; 24 h, 97 %")).toBe(
    "Sûr\u202f? Oui\u00a0: «\u00a0bien\u00a0»\u202f; 24\u00a0h, 97\u00a0%",
  );
});

test("a value that is filled in later holds on to its unit", () => {
  expect(frenchSpaces("encore {{count}} min")).toBe("encore {{count}}\u00a0min");
});

test("a sentence that ends with a word cut short has one full stop", () => {
  expect(oneStop("Délai dépassé depuis 3 juil..")).toBe("Délai dépassé depuis 3 juil.");
  expect(oneStop("On verra...")).toBe("On verra...");
});
