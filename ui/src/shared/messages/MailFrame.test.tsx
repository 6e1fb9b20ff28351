import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";

import { MailFrame } from "@/shared/messages/MailFrame";

it("the mail's own document may only ask for a link to be opened", () => {
  render(<MailFrame html="<!doctype html><p>Bonjour</p>" />);
  const frame = screen.getByTestId("message-html");
  expect(frame).toHaveAttribute("sandbox", "allow-popups");
  expect(frame).not.toHaveAttribute("src");
  expect(frame).not.toHaveAttribute("allow");
});
