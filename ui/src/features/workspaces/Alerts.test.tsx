import { screen } from "@testing-library/react";
import { expect, it } from "vitest";

import "@/test/patience";
import { open } from "@/test/open";

it("an alert about a deadline says which date it means", async () => {
  open("1", "#/workspaces/w-cherkaoui");
  const date = (await screen.findByTestId("safe-date")).textContent
    .replace(/\s+/g, " ")
    .replace(/ \d{4} .*$/, "");
  expect(screen.getByTestId("alerts")).toHaveTextContent(date);
});
