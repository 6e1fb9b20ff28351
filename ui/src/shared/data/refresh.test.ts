import { QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { makeQueryClient } from "@/shared/data/queryClient";
import { refreshSoon } from "@/shared/data/refresh";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A screen that asks for documents; an answer takes `slow` milliseconds. */
async function screenOf(slow: number) {
  const queries = makeQueryClient();
  let asked = 0;
  let answered = 0;
  const screen = new QueryObserver(queries, {
    queryKey: ["documents.readings", {}],
    queryFn: async () => {
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve, slow));
      answered += 1;
      return asked;
    },
  });
  const leave = screen.subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(slow + 1);
  return { queries, leave, asked: () => asked, answered: () => answered };
}

it("what changes once is asked for at once", async () => {
  const { queries, asked, leave } = await screenOf(20);
  refreshSoon(queries, ["documents"]);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked()).toBe(2);
  leave();
});

it("what changes a hundred times a second is asked for a few times, and last after the last change", async () => {
  const { queries, asked, leave } = await screenOf(20);
  for (let page = 0; page < 200; page += 1) {
    refreshSoon(queries, ["documents"]);
    await vi.advanceTimersByTimeAsync(10);
  }
  const before = asked();
  expect(before).toBeLessThan(12);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(asked()).toBe(before + 1);
  leave();
});

it("a slow answer is waited for, not thrown away and asked for again", async () => {
  const { queries, asked, answered, leave } = await screenOf(1_000);
  for (let page = 0; page < 300; page += 1) {
    refreshSoon(queries, ["documents"]);
    await vi.advanceTimersByTimeAsync(10);
  }
  await vi.advanceTimersByTimeAsync(5_000);
  expect(answered()).toBe(asked());
  expect(asked()).toBeLessThan(7);
  leave();
});
