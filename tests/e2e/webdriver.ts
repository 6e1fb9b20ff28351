// The few verbs of WebDriver that a person's hands and eyes need (W3C WebDriver, 2018-06-05), over fetch.
// A full client brings a dozen megabytes and downloads browsers; the real window has exactly one.
import { setTimeout as sleep } from "node:timers/promises";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** How long to look for something before giving up, in milliseconds: a debug build on two busy cores is slow. */
const PATIENCE_MS = 45_000;

export class Missing extends Error {}

/** One open window. */
export class Session {
  private readonly base: string;
  private readonly id: string;

  private constructor(base: string, id: string) {
    this.base = base;
    this.id = id;
  }

  static async open(base: string, application: string, args: string[]): Promise<Session> {
    const { sessionId } = await send<{ sessionId: string }>(`${base}/session`, "POST", {
      capabilities: { alwaysMatch: { "tauri:options": { application, args } } },
    });
    return new Session(base, sessionId);
  }

  private call<T>(verb: "GET" | "POST" | "DELETE", path: string, body?: unknown): Promise<T> {
    return send(`${this.base}/session/${this.id}${path}`, verb, body);
  }

  close(): Promise<void> {
    return this.call("DELETE", "");
  }

  title(): Promise<string> {
    return this.call("GET", "/title");
  }

  /** Runs in the page; what it returns must be JSON. */
  run<T>(script: string, ...args: unknown[]): Promise<T> {
    return this.call("POST", "/execute/sync", { script, args });
  }

  /** Loads the page anew and waits for it. */
  async reload(): Promise<void> {
    await this.call("POST", "/refresh", {});
  }

  async screenshot(): Promise<Buffer> {
    // WebKit hands out a picture with the next frame, and a page at rest has none: keep it ever so slightly awake.
    await this.run(`
      const { style } = document.documentElement;
      const stir = setInterval(() => (style.opacity = style.opacity === "" ? "0.9999" : ""), 16);
      setTimeout(() => { clearInterval(stir); style.opacity = ""; }, 1500);
    `);
    return Buffer.from(await this.call<string>("GET", "/screenshot"), "base64");
  }

  async resize(width: number, height: number): Promise<void> {
    await this.call("POST", "/window/rect", { width, height });
  }

  async findAll(css: string): Promise<Piece[]> {
    const found = await this.call<Record<string, string>[]>("POST", "/elements", {
      using: "css selector",
      value: css,
    });
    return found.map((element) => new Piece(this, element[ELEMENT] ?? ""));
  }

  /** The first piece that matches, waiting for it to appear. */
  async find(css: string): Promise<Piece> {
    return until(`${css} to appear`, async () => (await this.findAll(css))[0]);
  }

  async isThere(css: string): Promise<boolean> {
    return (await this.findAll(css)).length > 0;
  }

  async gone(css: string): Promise<void> {
    await until(`${css} to go away`, async () => !(await this.isThere(css)));
  }

  async click(css: string): Promise<void> {
    // The page may redraw between finding and clicking, and a click on what is not enabled yet is lost without a word.
    await until(`${css} to take a click`, async () => {
      try {
        const piece = await this.find(css);
        if (!(await piece.isEnabled())) return false;
        await piece.click();
        return true;
      } catch (error) {
        if (error instanceof Refusal) return false;
        throw error;
      }
    });
  }

  async type(css: string, text: string): Promise<void> {
    await (await this.find(css)).type(text);
  }

  async text(css: string): Promise<string> {
    return (await this.find(css)).text();
  }

  /** Waits until the text of a piece satisfies the reader. */
  async reads(css: string, expected: string | RegExp): Promise<string> {
    return until(`${css} to read ${String(expected)}`, async () => {
      const text = await this.run<string | null>(
        "return document.querySelector(arguments[0])?.textContent ?? null",
        css,
      );
      const fits =
        text !== null && (typeof expected === "string" ? text.includes(expected) : expected.test(text));
      return fits ? text : undefined;
    });
  }

  /** Presses one key, with the modifiers held: `press("k", "Control")`. */
  async press(key: string, ...held: (keyof typeof KEYS)[]): Promise<void> {
    const value = key in KEYS ? KEYS[key as keyof typeof KEYS] : key;
    const down = held.map((name) => ({ type: "keyDown", value: KEYS[name] }));
    const up = held.map((name) => ({ type: "keyUp", value: KEYS[name] })).reverse();
    await this.call("POST", "/actions", {
      actions: [
        {
          type: "key",
          id: "keyboard",
          actions: [...down, { type: "keyDown", value }, { type: "keyUp", value }, ...up],
        },
      ],
    });
  }

  element<T>(verb: "GET" | "POST", element: string, path: string, body?: unknown): Promise<T> {
    return this.call(verb, `/element/${element}${path}`, body);
  }
}

/** One element of the page. */
export class Piece {
  private readonly session: Session;
  private readonly id: string;

  constructor(session: Session, id: string) {
    this.session = session;
    this.id = id;
  }

  async click(): Promise<void> {
    await this.session.element("POST", this.id, "/click", {});
  }

  isEnabled(): Promise<boolean> {
    return this.session.element("GET", this.id, "/enabled");
  }

  async clear(): Promise<void> {
    await this.session.element("POST", this.id, "/clear", {});
  }

  async type(text: string): Promise<void> {
    await this.session.element("POST", this.id, "/value", { text });
  }

  text(): Promise<string> {
    return this.session.element("GET", this.id, "/text");
  }

  attribute(name: string): Promise<string | null> {
    return this.session.element("GET", this.id, `/attribute/${name}`);
  }
}

/** Tries again until there is an answer, and says what it waited for when there is none. */
export async function until<T>(
  what: string,
  attempt: () => Promise<T | undefined | false>,
  patience = PATIENCE_MS,
): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await attempt();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Missing(`waited ${patience / 1000} s for ${what}`);
    await sleep(100);
  }
}

/** The browser would not do it: not there any more, covered, not interactable. */
export class Refusal extends Error {}

async function send<T>(url: string, method: string, body?: unknown): Promise<T> {
  const response = await fetch(url, {
    method,
    headers: { "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
  if (response.ok) return value;
  throw new Refusal(`${method} ${url.replace(/^.*\/session/, "")}: ${value.error}: ${value.message}`);
}

export const KEYS = {
  Control: "\uE009",
  Shift: "\uE008",
  Alt: "\uE00A",
  Enter: "\uE007",
  Escape: "\uE00C",
  Tab: "\uE004",
  Backspace: "\uE003",
  ArrowDown: "\uE015",
  ArrowUp: "\uE013",
  ArrowLeft: "\uE012",
  ArrowRight: "\uE014",
} as const;
