import { fileURLToPath } from "node:url";

import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const source = fileURLToPath(new URL("./src", import.meta.url));

/** Shared by the window (custom protocol, so paths from "/") and by `guichetctl serve --ui`. */
export default defineConfig(({ mode }) => ({
  plugins: [react()],
  base: "/",
  resolve: { alias: { "@": source } },
  // The invented office is for tests and screenshots; a shipped window must not contain it.
  define: { __FAKE__: JSON.stringify(mode !== "production") },
  clearScreen: false,
  server: { port: 1420, strictPort: true },
  build: { target: "es2022", sourcemap: false, chunkSizeWarningLimit: 900 },
  test: {
    environment: "jsdom",
    testTimeout: 90_000,
    setupFiles: ["src/test/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
    css: { modules: { classNameStrategy: "non-scoped" } },
  },
}));
