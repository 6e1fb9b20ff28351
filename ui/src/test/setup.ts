import "@testing-library/jest-dom/vitest";

import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeEach } from "vitest";

import { allAnswered } from "@/host/fake/fake";
import { forgetKept } from "@/shared/keep/useKept";
import { texts } from "@/shared/text/texts";

// What jsdom does not have and a window does.
const HEIGHT = 600;
Object.defineProperties(HTMLElement.prototype, {
  clientHeight: { configurable: true, get: () => HEIGHT },
  clientWidth: { configurable: true, get: () => 800 },
  offsetHeight: { configurable: true, get: () => HEIGHT },
  offsetWidth: { configurable: true, get: () => 800 },
});
window.matchMedia = (query) =>
  ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }) as unknown as MediaQueryList;
window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
Element.prototype.scrollTo = () => undefined;
Element.prototype.scrollIntoView = () => undefined;
Element.prototype.hasPointerCapture = () => false;
Element.prototype.setPointerCapture = () => undefined;
Element.prototype.releasePointerCapture = () => undefined;

// A loaded machine is slow, not wrong.
configure({ asyncUtilTimeout: 20_000 });

beforeEach(async () => {
  forgetKept();
  localStorage.clear();
  localStorage.setItem("language", "fr");
  location.hash = "";
  await texts.changeLanguage("fr");
});
afterEach(async () => {
  cleanup();
  // What a test set going and did not wait for would be answered when its window is no more.
  do await new Promise((resolve) => setTimeout(resolve));
  while (!allAnswered());
});
