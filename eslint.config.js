// One lint for the whole npm workspace. The zones below are the UI's half of crates/xtask/tests/layers.rs.
import path from "node:path";

import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

const SOURCE = path.join(import.meta.dirname, "ui", "src");

/** Which folders of ui/src may import which. A feature never imports another feature. */
const MAY_USE = {
  app: ["app", "features", "shared", "host", "contract"],
  features: ["shared", "host", "contract"],
  shared: ["shared", "host", "contract"],
  host: ["host", "contract"],
  contract: ["contract"],
};

/** `features/inbox/Row.tsx` is in zone `features`, room `features/inbox`. */
function place(file) {
  const parts = path.relative(SOURCE, file).split(path.sep);
  const zone = parts[0];
  return { zone, room: zone === "features" ? parts.slice(0, 2).join("/") : zone };
}

const zones = {
  meta: { type: "problem", schema: [] },
  create(context) {
    const here = place(context.filename);
    if (!(here.zone in MAY_USE)) return {};
    return {
      ImportDeclaration(node) {
        const name = String(node.source.value);
        if (name.startsWith("@tauri-apps/") && !context.filename.endsWith("host/tauri.ts")) {
          context.report({ node, message: "Only host/tauri.ts knows Tauri; use the host." });
        }
        const target = name.startsWith("@/")
          ? path.join(SOURCE, name.slice(2))
          : name.startsWith(".")
            ? path.resolve(path.dirname(context.filename), name)
            : undefined;
        if (target === undefined) return;
        const there = place(target);
        if (here.room === there.room || !(there.zone in MAY_USE)) return;
        if (
          !MAY_USE[here.zone].includes(there.zone) ||
          (here.zone === "features" && there.zone === "features")
        ) {
          context.report({ node, message: `${here.room} must not import ${there.room}.` });
        }
      },
    };
  },
};

export default tseslint.config(
  { ignores: ["**/node_modules", "ui/dist", "ui/src/contract", "**/out", "gen", "target"] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
    },
  },
  {
    files: ["ui/**/*.{ts,tsx}"],
    languageOptions: { globals: globals.browser },
    plugins: { house: { rules: { zones } }, "react-hooks": reactHooks },
    rules: { ...reactHooks.configs.recommended.rules, "house/zones": "error" },
  },
  { files: ["tests/**/*.{js,ts}", "*.js"], languageOptions: { globals: globals.node } },
  prettier,
);
