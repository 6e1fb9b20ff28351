import { expect, test } from "vitest";

import { money, moneyField, readMoney } from "@/shared/text/money";

test("an amount is written as its language does", () => {
  expect(money(123_450, "EUR", "fr")).toBe("1\u202f234,50\u00a0€");
  expect(money(4_929, "EUR", "en")).toBe("€49.29");
  expect(money(100, null, "fr")).toBe("1,00");
  expect(moneyField(4_929, "fr")).toBe("49,29");
  expect(moneyField(null, "fr")).toBe("");
});

test.each([
  ["49,29", 4_929],
  ["49.29 €", 4_929],
  ["1 234,5", 123_450],
  ["1,234.50", 123_450],
  ["1.234", null],
  ["0,125", null],
  ["16,905", null],
  ["1.234.567", 123_456_700],
  ["1 234", 123_400],
  ["12", 1_200],
  ["", null],
  ["sur demande", null],
  ["12,3456", null],
  ["-4", null],
])("%s is %s cents", (typed, cents) => expect(readMoney(typed)).toBe(cents));
