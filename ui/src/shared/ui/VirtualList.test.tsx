import { fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";

import { VirtualList } from "@/shared/ui/VirtualList";

const ITEMS = Array.from({ length: 5000 }, (_, index) => ({ id: `m${index}` }));

function List() {
  const [active, setActive] = useState<string | null>("m0");
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState("");
  return (
    <>
      <div style={{ height: 600 }}>
        <VirtualList
          items={ITEMS}
          rowHeight={40}
          render={(item) => <span>{item.id}</span>}
          active={active}
          onActive={setActive}
          selected={selected}
          onSelected={setSelected}
          onOpen={setOpened}
          place="test"
          label="liste"
        />
      </div>
      <output>{[active, [...selected].join("+"), opened].join(" ")}</output>
    </>
  );
}
const said = () => screen.getByRole("status").textContent;
const press = (key: string, more = {}) => fireEvent.keyDown(screen.getByRole("listbox"), { key, ...more });

test("five thousand rows are not five thousand elements", () => {
  render(<List />);
  expect(screen.getAllByRole("option").length).toBeLessThan(60);
  expect(screen.getAllByRole("option")[0]).toHaveAttribute("aria-setsize", "5000");
});

test("arrows move, shift takes the rows between, escape lets them go, enter opens", () => {
  render(<List />);
  press("ArrowDown");
  expect(said()).toBe("m1  ");
  press("ArrowDown", { shiftKey: true });
  press("ArrowDown", { shiftKey: true });
  expect(said()).toBe("m3 m1+m2+m3 ");
  press("ArrowUp", { shiftKey: true });
  expect(said()).toBe("m2 m1+m2 ");
  press("Escape");
  press("Enter");
  expect(said()).toBe("m2  m2");
});

test("a click takes one row, shift and a click all between, ctrl adds one", () => {
  render(<List />);
  fireEvent.click(screen.getByText("m2"));
  fireEvent.click(screen.getByText("m4"), { shiftKey: true });
  expect(said()).toBe("m4 m2+m3+m4 ");
  fireEvent.click(screen.getByText("m7"), { ctrlKey: true });
  expect(said()).toBe("m4 m2+m3+m4+m7 ");
  fireEvent.click(screen.getByText("m1"));
  expect(said()).toBe("m1  ");
});

test("shift and a click paint no text, and the keys are the list's", () => {
  render(<List />);
  // False: somebody asked the browser to leave it.
  expect(fireEvent.mouseDown(screen.getByText("m2"))).toBe(true);
  expect(fireEvent.mouseDown(screen.getByText("m4"), { shiftKey: true })).toBe(false);
  expect(screen.getByRole("listbox")).toHaveFocus();
});

test("the list stops at its ends", () => {
  render(<List />);
  press("ArrowUp");
  expect(said()).toBe("m0  ");
  press("End");
  press("ArrowDown");
  expect(said()).toBe("m4999  ");
});
