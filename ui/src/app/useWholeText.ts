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

/** Takes the words that a blurred element has of its own under the pointer, and gives them back afterwards. */
function hold(element: HTMLElement, hidden: boolean): void {
  if (hidden && element.title !== "") {
    element.dataset.held = element.title;
    element.removeAttribute("title");
  } else if (!hidden && element.dataset.held !== undefined) {
    element.title ||= element.dataset.held;
    delete element.dataset.held;
  }
}

/** Says the whole of a text that is cut, under the pointer: here, once, rather than in every row of every list. */
export function useWholeText(): void {
  useEffect(() => {
    const over = ({ target }: Event) => {
      let element = target instanceof HTMLElement ? target : null;
      for (let level = 0; element !== null && level < LEVELS; level += 1, element = element.parentElement) {
        const told = element.dataset.whole === "true";
        // A name that is blurred for those who look on must not come back beside it.
        const hidden =
          document.documentElement.dataset.discreet === "true" && element.closest(".private") !== null;
        if (!told) hold(element, hidden);
        if (element.title !== "" && !told) return;
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
