import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it, vi } from "vitest";

import { FormDialog } from "@/shared/ui/FormDialog";
import { TextField } from "@/shared/ui/TextField";

function Example({ onSubmit, pending = false }: { onSubmit: (name: string) => void; pending?: boolean }) {
  const [name, setName] = useState("");
  return (
    <FormDialog
      title="Une personne"
      verb="Enregistrer"
      busy="Enregistrement"
      ready={name !== ""}
      pending={pending}
      onSubmit={() => onSubmit(name)}
      onClose={() => undefined}
      name="example"
    >
      <TextField label="Nom" value={name} onText={setName} />
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
  expect(sent).toHaveBeenCalledExactlyOnceWith("Awa");
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
