import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";

import type { ContactRow } from "@/contract/ContactRow";
import { open } from "@/test/open";
import "@/test/patience";

const nadia = "c-n.cherkaoui@example.org";

it("two cards of one person are merged by a person, who sees why, and separated again", async () => {
  const { user, host } = open("1", `#/contacts/${nadia}`);
  const asked: [string, unknown][] = [];
  const call = host.call.bind(host);
  const row = (id: string, name: string): ContactRow => ({
    id,
    name,
    kind: "person",
    points: id === "c-2" ? ["n.cherkaoui@example.org"] : [],
    messages: 1,
  });
  host.call = (async (name: string, request: never) => {
    if (name === "contacts.duplicates") {
      return {
        pairs: [
          {
            left: row(nadia, "Nadia Cherkaoui"),
            right: row("c-2", "N. Cherkaoui"),
            evidence: ["same_phone"],
          },
        ],
      };
    }
    if (name.includes("merge")) asked.push([name, request]);
    return name === "contacts.unmerge" ? {} : call(name as never, request);
  }) as typeof host.call;

  expect(await screen.findByTestId("candidates")).toHaveTextContent("Parce que : même téléphone");
  await user.click(screen.getByTestId("merge"));
  // Two of one name are told apart by their addresses.
  expect(await screen.findByTestId("merge-absorb")).toHaveTextContent("n.cherkaoui@example.org");
  await user.click(await screen.findByTestId("merge-confirm"));
  await user.click(await screen.findByTestId("toast-undo"));
  await waitFor(() =>
    expect(asked).toEqual([
      ["contacts.merge", { keep: nadia, absorb: "c-2" }],
      ["contacts.unmerge", { mergeId: "mg-1" }],
    ]),
  );
});

it("a contact leads to its messages", async () => {
  const { user } = open("1", `#/contacts/${nadia}`);
  await user.click((await screen.findAllByTestId("contact-message"))[0] as HTMLElement);
  await waitFor(() => expect(location.hash).toBe("#/inbox/m-0"));
});
