import { expect, test, vi } from "vitest";

import { keyLabel } from "@/shared/keys/keyLabel";
import { keyName, Keys } from "@/shared/keys/keys";

test("a pane that opens later wins, and gives the key back when it closes", () => {
  const keys = new Keys();
  const [page, pane] = [vi.fn(), vi.fn()];
  keys.add([{ id: "page.done", keys: "e", label: "", run: page }]);
  const close = keys.add([{ id: "pane.done", keys: "e", label: "", run: pane }]);
  keys.press("e", false, 0);
  close();
  keys.press("e", false, 1);
  expect([pane.mock.calls.length, page.mock.calls.length]).toEqual([1, 1]);
});

test("g then a letter goes somewhere, but only if the letter follows soon", () => {
  const keys = new Keys();
  const go = vi.fn();
  keys.add([{ id: "go.inbox", keys: "g i", label: "", run: go }]);
  expect(keys.press("g", false, 0)).toBe(true);
  keys.press("i", false, 500);
  expect(go).toHaveBeenCalledTimes(1);
  keys.press("g", false, 10_000);
  expect(keys.press("i", false, 12_000)).toBe(false);
  expect(go).toHaveBeenCalledTimes(1);
});

test("letters typed into a field are letters", () => {
  const keys = new Keys();
  const [done, palette] = [vi.fn(), vi.fn()];
  keys.add([
    { id: "done", keys: "e", label: "", run: done },
    { id: "palette", keys: "mod+k", label: "", whileWriting: true, run: palette },
  ]);
  expect(keys.press("e", true, 0)).toBe(false);
  expect(keys.press("mod+k", true, 0)).toBe(true);
  expect(done).not.toHaveBeenCalled();
});

test("keys are named by what was meant and shown as they stand on the keyboard", () => {
  const named = (init: KeyboardEventInit) => keyName(new KeyboardEvent("keydown", init));
  expect(named({ key: "U", shiftKey: true })).toBe("shift+u");
  expect(named({ key: "k", ctrlKey: true })).toBe("mod+k");
  expect(named({ key: "/" })).toBe("/");
  expect(named({ key: "?", shiftKey: true })).toBe("?");
  expect(keyLabel("mod+k")).toBe("Ctrl K");
  expect(keyLabel("g i")).toBe("G I");
  expect(keyLabel("arrowleft")).toBe("←");
});
