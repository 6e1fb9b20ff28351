import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["pictures/*.test.ts"], testTimeout: 900_000, reporters: ["verbose"] },
});
