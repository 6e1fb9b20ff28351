import { useKeys } from "@/shared/keys/useKeys";
import { useText } from "@/shared/text/useText";

interface Does {
  back: () => void;
  step: (by: number) => void;
  /** A little further down (1) or up (-1), over the edge to the next page. */
  scroll: (by: 1 | -1) => void;
  first: () => void;
  last: () => void;
  zoom: (by: 1 | -1) => void;
  fit: () => void;
  find: () => void;
  text: () => void;
  both: () => void;
  confirm: (() => void) | undefined;
}

/** The keys of the viewer: pages, size, words, text or picture, back. */
export function useViewerKeys(does: Does): void {
  const { t } = useText("documents");
  const group = t("title");
  const pages: [string, string, () => void][] = [
    ["right", "arrowright", () => does.step(1)],
    ["down", "pagedown", () => does.step(1)],
    ["left", "arrowleft", () => does.step(-1)],
    ["up", "pageup", () => does.step(-1)],
    ["lower", "arrowdown", () => does.scroll(1)],
    ["higher", "arrowup", () => does.scroll(-1)],
    ["first", "home", does.first],
    ["last", "end", does.last],
  ];
  const sizes: [string, string, () => void][] = [
    ["bigger", "+", () => does.zoom(1)],
    ["biggerToo", "=", () => does.zoom(1)],
    ["smaller", "-", () => does.zoom(-1)],
    ["fit", "0", does.fit],
  ];
  const confirm = does.confirm;
  useKeys([
    { id: "documents.back", keys: "escape", label: t("keys.back"), group, hidden: true, run: does.back },
    ...pages.map(([name, keys, run]) => ({
      id: `documents.${name}`,
      keys,
      label: t("keys.page"),
      hidden: true,
      run,
    })),
    ...sizes.map(([name, keys, run]) => ({
      id: `documents.${name}`,
      keys,
      label: t("keys.size"),
      hidden: true,
      run,
    })),
    { id: "documents.find", keys: "f", label: t("keys.find"), group, run: does.find },
    { id: "documents.text", keys: "t", label: t("keys.text"), group, run: does.text },
    { id: "documents.both", keys: "b", label: t("keys.both"), group, run: does.both },
    ...(confirm === undefined
      ? []
      : [{ id: "documents.confirm", keys: "d", label: t("keys.confirm"), group, run: confirm }]),
  ]);
}
