const NAMES: Record<string, string> = {
  mod: "Ctrl",
  shift: "⇧",
  alt: "Alt",
  enter: "↵",
  escape: "Esc",
  space: "␣",
  arrowdown: "↓",
  arrowup: "↑",
  arrowleft: "←",
  arrowright: "→",
};

/** `mod+k` is shown as `Ctrl K`, `g i` as `G I`. */
export function keyLabel(keys: string): string {
  return keys
    .split(/[ +]/)
    .map((part) => NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(" ");
}
