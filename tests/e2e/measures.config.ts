import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["measures/*.test.ts"], testTimeout: 300_000, reporters: ["verbose"] },
});
