import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";

import { fakeHost } from "@/host/fake/fake";
import { HostContext } from "@/host/HostContext";
import { makeQueryClient } from "@/shared/data/queryClient";
import { useAct } from "@/shared/data/useAct";
import { Toasts, useToast } from "@/shared/ui/Toasts";

function Remove() {
  const toast = useToast();
  const remove = useAct("notes.remove");
  return ["n-1", "n-2"].map((id) => (
    <button
      key={id}
      type="button"
      onClick={() => remove.mutate({ id }, { onSuccess: () => toast.show(`${id} enlevée`) })}
    >
      {id}
    </button>
  ));
}

it("two quick acts of a kind each say what they did, whichever answer comes first", async () => {
  const user = userEvent.setup();
  const host = fakeHost("1");
  const answer = new Map<string, () => void>();
  host.call = ((_: string, { id }: { id: string }) =>
    new Promise((done) => answer.set(id, () => done({ id })))) as unknown as typeof host.call;
  render(
    <HostContext value={host}>
      <QueryClientProvider client={makeQueryClient()}>
        <Toasts>
          <Remove />
        </Toasts>
      </QueryClientProvider>
    </HostContext>,
  );
  await user.click(screen.getByText("n-1"));
  await user.click(screen.getByText("n-2"));
  answer.get("n-2")?.();
  expect(await screen.findByText("n-2 enlevée")).toBeVisible();
  answer.get("n-1")?.();
  expect(await screen.findByText("n-1 enlevée")).toBeVisible();
});

it("the same act twice while it runs is a double click, and once it is done it may come again", async () => {
  const user = userEvent.setup();
  const host = fakeHost("1");
  const answers: (() => void)[] = [];
  host.call = ((_: string, request: unknown) =>
    new Promise((done) => answers.push(() => done(request)))) as unknown as typeof host.call;
  render(
    <HostContext value={host}>
      <QueryClientProvider client={makeQueryClient()}>
        <Toasts>
          <Remove />
        </Toasts>
      </QueryClientProvider>
    </HostContext>,
  );
  await user.dblClick(screen.getByText("n-1"));
  expect(answers).toHaveLength(1);
  answers[0]?.();
  expect(await screen.findByText("n-1 enlevée")).toBeVisible();
  await user.click(screen.getByText("n-1"));
  expect(answers).toHaveLength(2);
});
