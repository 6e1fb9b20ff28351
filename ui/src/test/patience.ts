import { configure } from "@testing-library/react";
import { vi } from "vitest";

// Whole screens take a moment in jsdom, longer on a machine that does other things as well.
vi.setConfig({ testTimeout: 120_000 });
configure({ asyncUtilTimeout: 20_000 });
