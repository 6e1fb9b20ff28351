import type { AccountView } from "@/contract/AccountView";
import { mailbox } from "@/host/fake/mailbox";
import { matters } from "@/host/fake/matters";
import { refused } from "@/host/fake/office";
import type { Answers, Office } from "@/host/fake/office";
import { at } from "@/host/fake/time";

type Desk = Extract<
  keyof Answers,
  | `accounts.${string}`
  | `ingest.${string}`
  | `intelligence.${string}`
  | `notifications.${string}`
  | `audit.${string}`
  | `demo.${string}`
  | `begun.${string}`
>;

export function deskAnswers(office: Office): Pick<Answers, Desk> {
  const account = (id: string): AccountView => {
    const found = office.accounts.find((one) => one.id === id);
    if (found === undefined)
      throw refused("not_found", "Ce compte n’est plus ici.", "This account is no longer here.");
    return found;
  };
  const fill = () => {
    office.kept = mailbox(42);
    office.matters = matters();
    office.changed("inbox", "workspaces", "accounts");
  };
  const notifications = () => ({
    items: structuredClone(office.notifications),
    unread: office.notifications.filter(({ read }) => !read).length,
  });
  const intelligence = () => ({
    ...office.provider,
    leavesComputer: !["off", "ollama"].includes(office.provider.provider),
    labels: office.labels,
    labelsSinceTraining: Math.min(office.labels, 9),
    trainedAt: office.labels === 0 ? null : at(-3000),
    accuracy:
      office.labels === 0
        ? []
        : [
            { field: "category", decided: 412, kept: 398 },
            { field: "priority", decided: 412, kept: 381 },
            { field: "sentiment", decided: 204, kept: 187 },
            { field: "procedure", decided: 268, kept: 262 },
          ],
  });
  return {
    "begun.list": () => ({
      items: [...office.begun].map(([place, value]) => ({ place, value, at: at(0) })),
    }),
    "begun.keep"({ place, value }) {
      if (value === undefined) office.begun.delete(place);
      else office.begun.set(place, value);
      return {};
    },
    "accounts.list": () => ({ accounts: structuredClone(office.accounts) }),
    "accounts.test_imap": ({ server }) =>
      server.secret.length < 4
        ? {
            ok: false,
            problem: "refused",
            serverSaid: "[AUTHENTICATIONFAILED] Invalid credentials",
            folders: [],
          }
        : {
            ok: true,
            problem: "",
            serverSaid: "OK",
            folders: [
              { name: "INBOX", special: "inbox", messages: 1204, suggested: true },
              { name: "Envoyés", special: "sent", messages: 980, suggested: true },
              { name: "Archives", special: "archive", messages: 20_411, suggested: true },
              { name: "Indésirables", special: "junk", messages: 77, suggested: false },
              { name: "Corbeille", special: "trash", messages: 12, suggested: false },
            ],
          },
    "accounts.add_imap"({ label, server, folders }) {
      const added: AccountView = {
        id: `a-${office.accounts.length + 1}`,
        kind: "imap",
        label,
        server: `IMAP, ${server.host}`,
        username: server.username,
        state: "syncing",
        lastSuccessAt: null,
        lastError: null,
        failingSince: null,
        failures: 0,
        nextAt: null,
        messages: 0,
        new: 0,
        folders,
        progressPercent: 4,
      };
      office.accounts.push(added);
      office.changed("accounts");
      return added;
    },
    "accounts.reconnect"({ id, secret }) {
      const found = account(id);
      if (secret === undefined) return { ...found };
      Object.assign(found, {
        state: "ok",
        lastSuccessAt: at(0),
        lastError: null,
        failingSince: null,
        failures: 0,
        nextAt: at(5),
      });
      office.changed("accounts");
      return { ...found };
    },
    "accounts.set_paused"({ id, paused }) {
      account(id).state = paused ? "paused" : "ok";
      office.changed("accounts");
      return { ...account(id) };
    },
    "accounts.sync": () => ({ accounts: structuredClone(office.accounts) }),
    "accounts.remove"({ id }) {
      office.accounts = office.accounts.filter((one) => one.id !== id);
      office.changed("accounts");
      return {};
    },
    "ingest.start": ({ places }) => office.start("ingest", `${places.length} fichiers`, 1400, fill),
    "ingest.jobs": () => ({ jobs: structuredClone(office.jobs) }),
    "ingest.cancel"({ id }) {
      const job = office.jobs.find((one) => one.id === id);
      if (job === undefined) throw refused("not_found", "Ce travail est terminé.", "This job is over.");
      job.state = "cancelled";
      return { ...job };
    },
    "intelligence.show": intelligence,
    "intelligence.set_provider"({ provider, model, endpoint, key }) {
      office.provider = {
        provider,
        model: model ?? "",
        endpoint: endpoint ?? "",
        hasKey: key !== undefined || office.provider.hasKey,
      };
      return intelligence();
    },
    "intelligence.retrain": () =>
      office.start("retrain", "Modèle du cabinet", 100, () => office.changed("intelligence")),
    "notifications.list": notifications,
    "notifications.mark_read"({ ids }) {
      for (const item of office.notifications)
        if (ids.length === 0 || ids.includes(item.id)) item.read = true;
      return notifications();
    },
    "audit.list": ({ cursor, limit }) => {
      const from = Number(cursor ?? 0);
      const actions = [
        "firm.unlock",
        "inbox.move",
        "deadlines.decide",
        "accounts.reconnect",
        "forbidden_attempt",
        "inbox.accept",
      ];
      const items = Array.from({ length: limit }, (_, index) => ({
        seq: 900 - from - index,
        at: at(-(from + index) * 37),
        by: index % 4 === 3 ? null : "Me Ibrahima Dieng",
        action: actions[(from + index) % actions.length] ?? "firm.unlock",
        entity: index % 2 === 0 ? "firm" : "message",
        entityId: `019a${index.toString(16).padStart(4, "0")}`,
        hash: (((from + index) * 2_654_435_761) % 4_294_967_296).toString(16).padStart(8, "0"),
      }));
      return { items, next: from + limit < 400 ? String(from + limit) : null };
    },
    "audit.verify": () => ({ ok: true, findings: [] }),
    "demo.load": () => office.start("demo", "Démonstration", 60, fill),
  };
}
