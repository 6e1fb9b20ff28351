import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["scenarios/*.test.ts"],
    // One desktop, two cores: one window at a time.
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 60_000,
    reporters: ["verbose"],
  },
});
