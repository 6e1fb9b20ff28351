import { screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";

import { twoPlaces } from "@/features/onboarding/useOnboarding";
import { barriers, open } from "@/test/open";

const PASSPHRASE = "cinq mots sans aucun rapport";

type User = ReturnType<typeof open>["user"];

async function upToTheKit(user: User) {
  await user.type(await screen.findByTestId("onboarding-firm-name"), "Vauquelin Dieng");
  await user.type(screen.getByTestId("onboarding-owner-name"), "Me Hélène Vauquelin");
  await user.type(screen.getByTestId("onboarding-owner-email"), "h.vauquelin@cabinet.example");
  await user.click(screen.getByTestId("onboarding-firm-next"));
  await user.type(screen.getByTestId("onboarding-passphrase"), PASSPHRASE);
  await user.type(screen.getByTestId("onboarding-passphrase-again"), PASSPHRASE);
  await waitFor(() => expect(screen.getByTestId("onboarding-passphrase-next")).toBeEnabled());
  await user.click(screen.getByTestId("onboarding-passphrase-next"));
  await waitFor(() => expect(screen.getByTestId("kit-word-1")).toHaveTextContent("rivage"));
}

/** Types the two words that are asked for, without accents and in capitals. */
async function proveTheKit(user: User) {
  for (const index of [1, 2]) {
    const field = screen.getByTestId(`onboarding-kit-word-${index}`);
    const word = screen.getByTestId(`kit-word-${field.dataset.word}`).textContent;
    await user.type(field, ` ${word.normalize("NFD").replace(/\p{M}/gu, "").toUpperCase()}`);
  }
}

test("a firm is made only after two words of the kit were typed back", async () => {
  const { host, user } = open("new");
  const call = vi.spyOn(host, "call");
  await upToTheKit(user);
  expect(screen.getByTestId("onboarding-create")).toBeDisabled();
  expect(call.mock.calls.map(([name]) => name)).not.toContain("firm.create");
  await user.click(screen.getByTestId("onboarding-kit-copied"));
  await proveTheKit(user);
  await user.click(screen.getByTestId("onboarding-create"));
  expect(await screen.findByTestId("today-empty")).toBeInTheDocument();
  expect(call).toHaveBeenCalledWith(
    "firm.create",
    expect.objectContaining({
      name: "Vauquelin Dieng",
      kind: "law-firm",
      passphrase: PASSPHRASE,
      language: "fr",
    }),
  );
});

test("the words are hidden while they are typed back", async () => {
  const { user } = open("new");
  await upToTheKit(user);
  await user.click(screen.getByTestId("onboarding-kit-copied"));
  await user.click(screen.getByTestId("onboarding-kit-word-1"));
  expect(screen.getByTestId("recovery-kit")).toHaveAttribute("data-hidden", "true");
});

test("a weak passphrase, or one typed differently the second time, goes no further", async () => {
  const { user } = open("new");
  await user.type(await screen.findByTestId("onboarding-firm-name"), "A");
  await user.type(screen.getByTestId("onboarding-owner-name"), "B");
  await user.type(screen.getByTestId("onboarding-owner-email"), "b@a.example{Enter}");
  await user.type(screen.getByTestId("onboarding-passphrase"), "court");
  await user.type(screen.getByTestId("onboarding-passphrase-again"), "court");
  await waitFor(() => expect(screen.getByTestId("passphrase-strength")).toHaveAttribute("data-score", "0"));
  expect(screen.getByTestId("onboarding-passphrase-next")).toBeDisabled();
  await user.clear(screen.getByTestId("onboarding-passphrase-again"));
  await user.type(screen.getByTestId("onboarding-passphrase-again"), "autre");
  expect(screen.getByText("Les deux saisies diffèrent.")).toBeInTheDocument();
});

test("what is missing is said beside its field", async () => {
  const { user } = open("new");
  await user.click(await screen.findByTestId("onboarding-firm-next"));
  expect(screen.getByTestId("onboarding-firm-name")).toHaveAccessibleDescription("Donnez un nom au cabinet.");
});

test("nobody is kept out of making a firm", async () => {
  open("new");
  await screen.findByTestId("onboarding");
  expect(await barriers()).toEqual([]);
});

test("a sales team is made as one, and begins among its campaigns", async () => {
  const { host, user } = open("new");
  const call = vi.spyOn(host, "call");
  await user.click(await screen.findByTestId("onboarding-kind-sales"));
  expect(screen.getByLabelText("Nom de l’équipe")).toBe(screen.getByTestId("onboarding-firm-name"));
  await upToTheKit(user);
  await user.click(screen.getByTestId("onboarding-kit-copied"));
  await proveTheKit(user);
  await user.click(screen.getByTestId("onboarding-create"));
  expect(await screen.findByTestId("campaigns")).toBeInTheDocument();
  expect(screen.queryByTestId("rail-caselaw")).not.toBeInTheDocument();
  expect(call).toHaveBeenCalledWith("firm.create", expect.objectContaining({ kind: "sales" }));
});

test.each([
  ["printed", "onboarding-kit-print"],
  ["saved", "onboarding-kit-save"],
  ["copied by hand", "onboarding-kit-copied"],
])("the words are asked for once the kit is %s", async (_, testid) => {
  const print = vi.fn();
  vi.stubGlobal("print", print);
  const { user } = open("new");
  await upToTheKit(user);
  expect(screen.getByTestId("onboarding-kit-print"), "the next thing to do").toHaveFocus();
  expect(screen.getByTestId("onboarding-kit-word-1")).toBeDisabled();
  await user.click(screen.getByTestId(testid));
  await waitFor(() => expect(screen.getByTestId("onboarding-kit-word-1")).toBeEnabled());
  await waitFor(() => expect(screen.getByTestId("onboarding-kit-word-1")).toHaveFocus());
  vi.unstubAllGlobals();
});

test("a word that is not on the sheet is said so", async () => {
  const { user } = open("new");
  await upToTheKit(user);
  await user.click(screen.getByTestId("onboarding-kit-copied"));
  const field = screen.getByTestId("onboarding-kit-word-1");
  await user.type(field, "zébu");
  expect(field).toHaveAccessibleDescription(`Ce n’est pas le mot ${field.dataset.word} de la feuille.`);
  await user.clear(field);
  await user.type(field, screen.getByTestId(`kit-word-${field.dataset.word}`).textContent.slice(0, 3));
  expect(field, "it may still become the word").not.toHaveAttribute("aria-invalid");
  await user.tab();
  expect(field).toHaveAttribute("aria-invalid", "true");
});

test("the two words are different and in order", () => {
  for (let turn = 0; turn < 500; turn += 1) {
    const [first, second] = twoPlaces(18);
    expect(first).toBeGreaterThanOrEqual(0);
    expect(second).toBeGreaterThan(first);
    expect(second).toBeLessThan(18);
  }
});
