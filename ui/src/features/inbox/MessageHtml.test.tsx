import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";

import { MessageHtml } from "@/features/inbox/MessageHtml";

it("the mail's own document may only ask for a link to be opened", () => {
  render(<MessageHtml html="<!doctype html><p>Bonjour</p>" />);
  const frame = screen.getByTestId("message-html");
  expect(frame).toHaveAttribute("sandbox", "allow-popups");
  expect(frame).not.toHaveAttribute("src");
  expect(frame).not.toHaveAttribute("allow");
});
