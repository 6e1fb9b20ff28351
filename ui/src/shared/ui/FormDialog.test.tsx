import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it, vi } from "vitest";

import { DayInput } from "@/shared/ui/DayInput";
import { Field } from "@/shared/ui/Field";
import { FormDialog } from "@/shared/ui/FormDialog";
import { TextField } from "@/shared/ui/TextField";

interface ExampleProps {
  onSubmit: (name: string, day: string) => void;
  onClose?: () => void;
  pending?: boolean;
  withDay?: boolean;
  onBack?: () => void;
}

function Example({
  onSubmit,
  onClose = () => undefined,
  pending = false,
  withDay = false,
  onBack,
}: ExampleProps) {
  const [name, setName] = useState("");
  const [day, setDay] = useState("");
  return (
    <FormDialog
      title="Une personne"
      verb="Enregistrer"
      busy="Enregistrement"
      ready={name !== ""}
      pending={pending}
      onSubmit={() => onSubmit(name, day)}
      onClose={onClose}
      onBack={onBack}
      name="example"
    >
      <TextField label="Nom" value={name} onText={setName} />
      {withDay && (
        <Field label="Jour">{(control) => <DayInput {...control} value={day} onDay={setDay} />}</Field>
      )}
    </FormDialog>
  );
}

it("Enter in a field does what the button does, once there is enough", async () => {
  const user = userEvent.setup();
  const sent = vi.fn();
  render(<Example onSubmit={sent} />);
  const field = screen.getByLabelText("Nom");
  await user.type(field, "{Enter}");
  expect(sent).not.toHaveBeenCalled();
  await user.type(field, "Awa{Enter}");
  expect(sent).toHaveBeenCalledExactlyOnceWith("Awa", "");
  await user.click(screen.getByTestId("example-save"));
  expect(sent).toHaveBeenCalledTimes(2);
});

it("nothing is sent twice while it is on its way", async () => {
  const user = userEvent.setup();
  const sent = vi.fn();
  render(<Example onSubmit={sent} pending />);
  await user.type(screen.getByLabelText("Nom"), "Awa{Enter}");
  expect(screen.getByTestId("example-save")).toBeDisabled();
  expect(screen.getByTestId("example-save")).toHaveTextContent("Enregistrement");
  expect(sent).not.toHaveBeenCalled();
});

it("an impossible day is red and holds the button; it is never sent as no day", async () => {
  const user = userEvent.setup();
  const sent = vi.fn();
  render(<Example onSubmit={sent} withDay />);
  await user.type(screen.getByLabelText("Nom"), "Awa");
  const day = screen.getByLabelText("Jour");
  await user.type(day, "31/02/2027");
  expect(day).toHaveAttribute("aria-invalid", "true");
  expect(screen.getByTestId("day-read")).toHaveTextContent("pas une date");
  expect(screen.getByTestId("example-save")).toBeDisabled();
  await user.clear(day);
  expect(day).not.toHaveAttribute("aria-invalid", "true");
  await user.type(day, "28/02/2027");
  await user.click(screen.getByTestId("example-save"));
  expect(sent).toHaveBeenCalledExactlyOnceWith("Awa", "2027-02-28");
});

it("Escape asks once before it throws away what was typed", async () => {
  const user = userEvent.setup();
  const closed = vi.fn();
  render(<Example onSubmit={vi.fn()} onClose={closed} />);
  const field = screen.getByLabelText("Nom");
  await user.type(field, "Awa{Escape}");
  expect(closed).not.toHaveBeenCalled();
  expect(screen.getByRole("alert")).toHaveTextContent("Ce que vous avez saisi serait perdu.");
  await user.keyboard("{Escape}");
  expect(closed, "a second Escape goes back to the field").not.toHaveBeenCalled();
  expect(field).toHaveFocus();
  expect(field).toHaveValue("Awa");
  await user.keyboard("{Escape}");
  await user.click(screen.getByTestId("example-discard"));
  expect(closed).toHaveBeenCalledOnce();
});

it("Escape closes at once where nothing was typed, or it was typed away", async () => {
  const user = userEvent.setup();
  const closed = vi.fn();
  render(<Example onSubmit={vi.fn()} onClose={closed} />);
  await user.type(screen.getByLabelText("Nom"), "A{Backspace}{Escape}");
  expect(closed).toHaveBeenCalledOnce();
});

it("back asks as well, and leads back", async () => {
  const user = userEvent.setup();
  const [back, closed] = [vi.fn(), vi.fn()];
  render(<Example onSubmit={vi.fn()} onClose={closed} onBack={back} />);
  await user.type(screen.getByLabelText("Nom"), "Awa");
  await user.click(screen.getByRole("button", { name: "Retour" }));
  expect(back).not.toHaveBeenCalled();
  await user.click(screen.getByTestId("example-discard"));
  expect(back).toHaveBeenCalledOnce();
  expect(closed).not.toHaveBeenCalled();
});
