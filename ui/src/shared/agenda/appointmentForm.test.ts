import { expect, test } from "vitest";

import {
  begunAt,
  begunOn,
  clashesOf,
  formOf,
  lasting,
  requestOf,
  wrongOf,
} from "@/shared/agenda/appointmentForm";

test("what was saved comes back as it was typed", () => {
  const form = {
    ...formOf({ day: "2026-07-14" }),
    title: " Audience ",
    from: "14:00",
    to: "15:30",
  };
  const request = requestOf(form);
  expect(request).toMatchObject({
    title: "Audience",
    start: "2026-07-14T14:00:00+02:00",
    end: "2026-07-14T15:30:00+02:00",
  });
  const again = formOf({
    ...request,
    id: "a",
    startAt: request.start,
    endAt: request.end,
    allDay: false,
    workspace: null,
    removed: false,
  });
  expect(requestOf(again)).toEqual(request);
});

test("an end before the start is said before it is sent", () => {
  const form = formOf({ day: "2026-11-20" });
  expect(wrongOf(form)).toBeNull();
  expect(wrongOf({ ...form, to: "08:59" })).toBe("wrong.end");
  expect(wrongOf({ ...form, lastDay: "2026-11-19" })).toBe("wrong.end");
  expect(wrongOf({ ...form, to: "08:59", lastDay: "2026-11-21" })).toBeNull();
  expect(wrongOf({ ...form, from: "" })).toBe("wrong.hour");
  expect(wrongOf({ ...form, from: "", allDay: true })).toBeNull();
});

test("the end moves with the start", () => {
  const form = { ...formOf({ day: "2026-11-20" }), from: "09:00", to: "10:30" };
  const lasts = lasting(form);
  expect(begunOn(form, "2026-11-26", lasts)).toMatchObject({ day: "2026-11-26", lastDay: "2026-11-26" });
  expect(begunOn(form, "2026-11-12", lasts).lastDay).toBe("2026-11-12");
  const long = { ...form, lastDay: "2026-11-24" };
  expect(begunOn(long, "2026-11-22", lasting(long)).lastDay).toBe("2026-11-24");
  expect(begunOn(long, "2026-11-26", lasting(long)).lastDay).toBe("2026-11-26");
  expect(begunAt(form, "14:30", lasts)).toMatchObject({ from: "14:30", to: "16:00" });
  expect(begunAt(form, "23:30", lasts).to).toBe("10:30");
  const typing = begunAt(begunOn(form, "", lasts), "", lasts);
  expect(typing).toMatchObject({ day: "", from: "", to: "10:30" });
  expect(begunAt(begunOn(typing, "2026-11-12", lasts), "14:30", lasts)).toMatchObject({
    lastDay: "2026-11-12",
    to: "16:00",
  });
  expect(lasting({ ...form, from: "" }, lasts)).toEqual(lasts);
  expect(lasting({ ...form, to: "11:00" }, lasts).minutes).toBe(120);
});

test("only the same people at the same hours clash", () => {
  const form = { ...formOf({ day: "2026-07-14" }), from: "14:00", to: "15:30", people: ["u-1"] };
  const other = (id: string, from: string, to: string, people: string[], allDay = false) => ({
    appointment: {
      ...requestOf(form),
      id,
      people,
      allDay,
      workspace: null,
      removed: false,
      startAt: `2026-07-14T${from}:00+02:00`,
      endAt: `2026-07-14T${to}:00+02:00`,
    },
  });
  const entries = [
    other("before", "13:00", "14:00", ["u-1"]),
    other("over", "15:00", "16:00", ["u-2", "u-1"]),
    other("everybody", "14:10", "14:20", []),
    other("others", "14:00", "15:30", ["u-2"]),
    other("whole day", "00:00", "23:59", ["u-1"], true),
    other("itself", "14:00", "15:30", ["u-1"]),
    { appointment: null },
  ];
  const ids = (of: typeof form) => clashesOf(of, "itself", entries).map(({ id }) => id);
  expect(ids(form)).toEqual(["over", "everybody"]);
  expect(ids({ ...form, allDay: true })).toEqual([]);
  expect(ids({ ...form, to: "13:00" })).toEqual([]);
});
