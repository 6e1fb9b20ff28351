import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";

import { MessageHtml } from "@/features/inbox/MessageHtml";

it("the mail's own document may do nothing in its frame", () => {
  render(<MessageHtml html="<!doctype html><p>Bonjour</p>" />);
  const frame = screen.getByTestId("message-html");
  expect(frame).toHaveAttribute("sandbox", "");
  expect(frame).not.toHaveAttribute("src");
  expect(frame).not.toHaveAttribute("allow");
});
