import { useEffect } from "react";

/** Far enough up from the letters to the box that cuts them. */
const LEVELS = 3;

/** Whether a box shows less than it holds. */
function isCut(element: HTMLElement): boolean {
  if (element.scrollWidth <= element.clientWidth + 1 && element.scrollHeight <= element.clientHeight + 1)
    return false;
  const { textOverflow, webkitLineClamp } = getComputedStyle(element);
  return textOverflow === "ellipsis" || (webkitLineClamp !== "none" && webkitLineClamp !== "");
}

/** Says the whole of a text that is cut, under the pointer: here, once, rather than in every row of every list. */
export function useWholeText(): void {
  useEffect(() => {
    const over = ({ target }: Event) => {
      let element = target instanceof HTMLElement ? target : null;
      for (let level = 0; element !== null && level < LEVELS; level += 1, element = element.parentElement) {
        const told = element.dataset.whole === "true";
        if (element.title !== "" && !told) return;
        // A name that is blurred for those who look on must not come back beside it.
        const hidden =
          document.documentElement.dataset.discreet === "true" && element.closest(".private") !== null;
        if (!hidden && isCut(element)) {
          element.title = element.textContent.replace(/\s+/g, " ").trim();
          element.dataset.whole = "true";
          return;
        }
        if (told) {
          element.removeAttribute("title");
          delete element.dataset.whole;
        }
      }
    };
    document.addEventListener("pointerover", over);
    return () => document.removeEventListener("pointerover", over);
  }, []);
}
