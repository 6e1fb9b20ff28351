import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";

import { open } from "@/test/open";
import { openAsManager } from "@/test/openAsManager";
import "@/test/patience";

const rows = () => screen.findAllByTestId("decision-row");

describe("the case-law library", () => {
  it("is narrowed by court and by words, and shows the passage", async () => {
    const { user } = open("1", "#/caselaw");
    expect(await rows()).toHaveLength(5);
    await user.selectOptions(await screen.findByTestId("caselaw-court"), "CAA Lyon");
    await waitFor(async () => expect(await rows()).toHaveLength(1));
    await user.selectOptions(screen.getByTestId("caselaw-court"), "");
    await user.type(screen.getByTestId("caselaw-search"), "intérêt supérieur");
    await waitFor(async () => expect((await rows())[0]).toHaveTextContent("intérêt supérieur de l’enfant"));
  });

  it("opens a decision with its words marked in the text", async () => {
    open("1", "#/caselaw/d-0?q=disproportionn%C3%A9e");
    const text = await screen.findByTestId("decision-text");
    await waitFor(() => expect(text.querySelector("mark")).toHaveTextContent("disproportionnée"));
    expect(await screen.findByTestId("decision-facts")).toHaveTextContent(
      "ECLI:FR:CECHR:2024:472327.20240612",
    );
  });

  it("gives a tag and takes it back by one click", async () => {
    const { user } = open("1", "#/caselaw/d-2");
    await user.click(await screen.findByTestId("tag-add"));
    await user.type(await screen.findByTestId("decision-tag-name"), "À citer{Enter}");
    const tags = screen.getByTestId("decision-tags");
    await waitFor(() => expect(tags).toHaveTextContent("à citer"));
    await user.click(await screen.findByTestId("toast-undo"));
    await waitFor(() => expect(tags).not.toHaveTextContent("à citer"));
  });

  it("attaches a decision to a workspace, which shows it", async () => {
    const { user } = open("1", "#/caselaw/d-0");
    await user.click(await screen.findByTestId("decision-attach"));
    const dialog = await screen.findByTestId("attach-dialog");
    await user.click((await within(dialog).findAllByTestId("pick-option"))[0] as HTMLElement);
    expect(await screen.findByTestId("decision-use")).toBeVisible();
  });

  it("brings files in", async () => {
    const { user, host } = open("1", "#/caselaw");
    const call = vi.spyOn(host, "call");
    await rows();
    await waitFor(() => expect(screen.getByTestId("caselaw-import")).toBeEnabled());
    await user.click(screen.getByTestId("caselaw-import"));
    await waitFor(() => expect(call).toHaveBeenCalledWith("case_law.import", { places: ["p-1"] }));
  });

  it("is only read by who may not work on it", async () => {
    openAsManager("#/caselaw/d-0");
    expect(await screen.findByTestId("decision-card")).toBeVisible();
    expect(screen.queryByTestId("caselaw-import")).not.toBeInTheDocument();
    expect(screen.queryByTestId("tag-add")).not.toBeInTheDocument();
  });

  it("says what it is for while it is empty", async () => {
    open("empty", "#/caselaw");
    expect(await screen.findByTestId("caselaw-empty")).toHaveTextContent("Aucune décision pour le moment");
  });
});
