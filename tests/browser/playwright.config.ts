import { existsSync } from "node:fs";

import { defineConfig } from "@playwright/test";

/** The system's own browser: nothing is downloaded. */
const browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

export default defineConfig({
  testDir: "pages",
  outputDir: "out",
  // Every test has an office of its own, so they may run side by side.
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // A loaded machine is slow, not wrong.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    viewport: { width: 1280, height: 800 },
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    screenshot: "only-on-failure",
    trace: "off",
    launchOptions: {
      ...(browser === undefined ? {} : { executablePath: browser }),
      args: [
        // Root has no sandbox to give; the pages come from this machine.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
});
