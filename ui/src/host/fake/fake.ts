import type { CommandName } from "@/contract/commands";
import { paperOf } from "@/host/fake/answersDocuments";
import { answersOf } from "@/host/fake/answers";
import { pictureOf } from "@/host/fake/paperPages";
import { scanOf, swatchOf } from "@/host/fake/scans";
import { Office, refused } from "@/host/fake/office";
import type { Host, Reply, Request } from "@/host/host";

/** Milliseconds a call takes, so that loading states are seen. */
const DELAY = 20;
/** Up to so many more, drawn for each call: a test that holds only for one order of the answers fails. */
const UNEVEN = Number(import.meta.env["VITE_UNEVEN"] ?? 0);
let unanswered = 0;

/** True once everything that was asked of an invented office has its answer. */
export function allAnswered(): boolean {
  return unanswered === 0;
}

/** An invented office in memory. `state` is `1`, `demo`, `empty`, `locked`, `new`, `long`, or a number of messages. */
export function fakeHost(state: string): Host {
  const office = new Office(state);
  if (new URLSearchParams(location.search).get("lang") === "en") {
    office.session.language = "en";
    office.settings.language = "en";
  }
  const answers = answersOf(office, state !== "empty" && state !== "new");
  return {
    kind: "fake",
    async call<Name extends CommandName>(name: Name, request: Request<Name>): Promise<Reply<Name>> {
      unanswered += 1;
      await new Promise((resolve) => setTimeout(resolve, DELAY + Math.random() * UNEVEN));
      unanswered -= 1;
      if (!office.open && !/^(firm|backup\.restor|backup\.cancel)/.test(name))
        throw refused("locked", "Le cabinet est verrouillé.", "The firm is locked.");
      return structuredClone(answers[name](request)) as Reply<Name>;
    },
    subscribe: (listener) => office.listen(listener),
    pick: (kind, suggestedName) =>
      Promise.resolve([
        { token: "p-1", name: kind === "save" ? (suggestedName ?? "kit.txt") : "boite.mbox" },
      ]),
    attachmentUrl: (id) => (/^p-\d/.test(id) ? swatchOf(id) : `data:text/plain,${encodeURIComponent(id)}`),
    pageUrl(id, _version, page) {
      if (id.startsWith("kat-")) return scanOf(page);
      const paper = paperOf(office, id);
      return paper === undefined ? "data:," : pictureOf(paper, page);
    },
    onDrag: () => () => undefined,
    dropped: (files) =>
      Promise.resolve(
        files.map(({ name }, index) => {
          const token = `p-${index}`;
          office.placeNames.set(token, name);
          return { token, name };
        }),
      ),
  };
}
