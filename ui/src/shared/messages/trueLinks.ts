/** What the question before a link that misleads says. */
export interface LinkWords {
  /** « Ce lien mène à evil.example ». */
  leads: (place: string) => string;
  /** « Son texte dit impots.gouv.fr ». */
  says: (place: string) => string;
  copy: string;
  open: string;
  cancel: string;
}

/** What looks like a site's name and is a file's: asking about « bail.pdf » teaches people to stop reading questions. */
const FILE = /\.(pdf|docx?|xlsx?|pptx?|odt|ods|rtf|txt|csv|jpe?g|png|gif|eml|ics)$/i;

/** Words that name a place on the net: with its scheme, with its path, in a mail address or bare. */
const PLACE =
  /(?:https?:\/\/)?(?:[^\s@/]+@)?((?:[\p{L}\p{N}-]+\.)+\p{L}{2,})(?::\d+)?(?=[\s/?#),;:!»"'”’]|\.?(?:\s|$))/giu;

function read(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}

/** The host as a browser spells it, so that `Impôts.fr` and `xn--impts-8ta.fr` are one. */
function spelled(host: string): string | null {
  const address = read(`https://${host}`);
  return address === null ? null : address.hostname.replace(/^www\./, "");
}

/** Where an address leads: its host, or the domain of a mail address. */
function placeOf(href: string): string | null {
  const address = read(href);
  if (address === null) return null;
  if (address.protocol === "mailto:") return spelled(address.pathname.split("@").pop() ?? "");
  return address.protocol === "tel:" ? null : spelled(address.hostname);
}

/** Whoever has the one has the other. */
function areKin(one: string, other: string): boolean {
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}

/** The place that a link names without leading there; nothing when it is honest or names none. */
export function misleads(text: string, href: string): string | null {
  const place = placeOf(href);
  if (place === null) return null;
  for (const [, host = ""] of text.matchAll(PLACE)) {
    const named = FILE.test(host) ? null : spelled(host);
    if (named !== null && !areKin(named, place)) return named;
  }
  return null;
}

/** The frame runs no script, so what a link says of itself is written into its document. Paper is white in every theme. */
const STYLE = `
:root { --edge: color-mix(in srgb, CanvasText 22%, Canvas); }
a[data-leads]:is(:hover, :focus-visible)::after {
  content: attr(data-leads); position: fixed; inset: auto auto 0 0; z-index: 1; max-inline-size: 100%;
  box-sizing: border-box; padding: 3px 8px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap;
  border: 1px solid var(--edge); border-start-end-radius: 4px; background: Canvas; color: CanvasText;
  font: 12px/1.4 system-ui, sans-serif; text-decoration: none;
}
button[popovertarget]:not([popover] *) {
  all: unset; cursor: pointer; color: LinkText; text-decoration: underline;
}
button:focus-visible, [popover] a:focus-visible { outline: 2px solid LinkText; outline-offset: 2px; }
[popover] {
  box-sizing: border-box; inline-size: min(420px, 100% - 24px); padding: 16px; border: 1px solid var(--edge);
  border-radius: 8px; background: Canvas; color: CanvasText; font: 13px/1.5 system-ui, sans-serif;
  box-shadow: 0 8px 24px color-mix(in srgb, CanvasText 22%, transparent);
}
[popover] p { margin: 0 0 8px; }
[popover] code { display: block; padding: 6px 8px; border: 1px solid var(--edge); border-radius: 4px;
  font: 12px/1.5 ui-monospace, monospace; user-select: all; max-block-size: 8em; overflow: auto; }
[popover] footer { display: flex; justify-content: flex-end; gap: 8px; margin-block-start: 12px; }
[popover] footer > * { padding: 4px 12px; border: 1px solid var(--edge); border-radius: 4px; background: Canvas;
  color: CanvasText; font: inherit; text-decoration: none; cursor: pointer; }
`;

/**
 * The document of a mail whose links say where they lead. A link that names another place than its own
 * asks before it opens; the others show their address under the pointer and on focus.
 */
export function trueLinks(html: string, words: LinkWords): string {
  const page = new DOMParser().parseFromString(html, "text/html");
  const make = (tag: string, text = "", attributes: Record<string, string> = {}) => {
    const element = page.createElement(tag);
    element.textContent = text;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const style = make("style", STYLE);
  page.head.append(style);
  page.querySelectorAll("a[href]").forEach((link, index) => {
    const href = link.getAttribute("href") ?? "";
    const place = placeOf(href);
    const named = misleads(link.textContent, href);
    if (place === null || named === null) {
      link.setAttribute("data-leads", place === null ? href : `${place} · ${href}`);
      return;
    }
    const id = `leads-${index}`;
    const asks = make("button", "", { type: "button", popovertarget: id });
    asks.setAttribute("style", link.getAttribute("style") ?? "");
    asks.append(...link.childNodes);
    link.replaceWith(asks);
    const heading = make("p");
    heading.append(make("strong", words.leads(place)));
    const question = make("div", "", { popover: "", id, role: "dialog", "aria-label": words.leads(place) });
    const foot = make("footer");
    foot.append(
      make("button", words.cancel, {
        type: "button",
        popovertarget: id,
        popovertargetaction: "hide",
        autofocus: "",
      }),
      make("a", words.open, { href, target: "_blank", rel: "noopener noreferrer" }),
    );
    question.append(
      heading,
      make("p", words.says(named)),
      make("code", href),
      make("small", words.copy),
      foot,
    );
    page.body.append(question);
  });
  return `<!doctype html>${page.documentElement.outerHTML}`;
}
