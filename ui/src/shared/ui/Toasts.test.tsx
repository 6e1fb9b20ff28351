import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";

import { useKeyboard } from "@/shared/keys/useKeys";
import { ToastPlace, Toasts, useToast } from "@/shared/ui/Toasts";

function Say({ undo }: { undo: (what: string) => void }) {
  const toast = useToast();
  useKeyboard();
  return ["Un", "Deux"].map((what) => (
    <button key={what} type="button" onClick={() => toast.show(`${what} fait`, () => undo(what))}>
      {what}
    </button>
  ));
}

it("toasts take the place that a screen gives them, the last one alone, and give way to the one before", async () => {
  const user = userEvent.setup();
  const undo = vi.fn();
  render(
    <Toasts>
      <Say undo={undo} />
      <footer>
        <ToastPlace />
      </footer>
    </Toasts>,
  );
  await user.click(screen.getByText("Un"));
  await user.click(screen.getByText("Deux"));
  expect(screen.getByRole("contentinfo")).toHaveTextContent("Deux fait");
  expect(screen.queryByText("Un fait")).toBeNull();
  await user.keyboard("{Control>}z{/Control}");
  expect(undo).toHaveBeenLastCalledWith("Deux");
  expect(screen.getByRole("contentinfo")).toHaveTextContent("Un fait");
  await user.click(screen.getByTestId("toast-undo"));
  expect(undo).toHaveBeenLastCalledWith("Un");
  expect(screen.queryByTestId("toast")).toBeNull();
});

it("toasts float where a screen has no place for them", async () => {
  const user = userEvent.setup();
  render(
    <Toasts>
      <Say undo={() => undefined} />
    </Toasts>,
  );
  await user.click(screen.getByText("Un"));
  await user.click(screen.getByText("Deux"));
  expect(screen.getAllByTestId("toast")).toHaveLength(2);
});
