import { expect, it } from "vitest";

import { httpHost } from "@/host/http";

it("bytes have an address of their own that carries the token, whatever their id is made of", () => {
  const host = httpHost("a&b");
  expect(host.attachmentUrl("d/1")).toBe("/api/blob/attachment/d%2F1?token=a%26b");
  expect(host.pageUrl("d/1", 2, 14, 300)).toBe("/api/blob/page/d%2F1/2/14?side=300&token=a%26b");
});
