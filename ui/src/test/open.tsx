import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";

import { App } from "@/app/App";
import { fakeHost } from "@/host/fake/fake";
import type { Host } from "@/host/host";
import { forgetKept } from "@/shared/keep/useKept";

/** Opens the application on an invented office: `1`, `empty`, `locked`, `new`. `prepare` changes it before the first question. */
export function open(state: string, hash = "", prepare: (host: Host) => void = () => undefined) {
  location.hash = hash;
  const host = fakeHost(state);
  prepare(host);
  return { host, user: userEvent.setup(), ...render(<App host={host} />) };
}

/** The window goes and comes back: nothing is left of it but what the office has. */
export function reload(app: { host: Host; unmount: () => void }) {
  app.unmount();
  forgetKept();
  render(<App host={app.host} />);
}

/** What axe finds wrong, in a line each. Colours need a real browser and are measured there. */
export async function barriers(element: Element = document.body): Promise<string[]> {
  const { violations } = await axe.run(element, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
  );
}
