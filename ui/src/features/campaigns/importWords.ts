import type { TFunction } from "i18next";

/** What a list brought: « 3 nouveaux prospects, 2 mis à jour »; what is nothing is not said. */
export function broughtWords(
  t: TFunction,
  { created, updated }: { created: number; updated: number },
): string {
  const parts = [
    ...(created > 0 || updated === 0 ? [t("import.brought", { count: created })] : []),
    ...(updated > 0 ? [t("import.changed", { count: updated })] : []),
  ];
  return parts.join(", ");
}
