import { expect, test } from "vitest";

import { formOf, requestOf, wrongOf } from "@/shared/agenda/appointmentForm";

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
