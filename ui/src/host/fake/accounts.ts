import type { AccountView } from "@/contract/AccountView";
import { at, DAYS } from "@/host/fake/time";

const base: AccountView = {
  id: "a-1",
  kind: "imap",
  label: "i.dieng@vauquelin-dieng.example",
  server: "IMAP, mail.hebergeur.example",
  username: "i.dieng",
  state: "ok",
  lastSuccessAt: at(-3),
  lastError: null,
  failingSince: null,
  failures: 0,
  nextAt: at(4),
  messages: 18_204,
  new: 2,
  folders: ["INBOX", "Sent"],
  progressPercent: null,
};

export function accounts(): AccountView[] {
  return [
    {
      ...base,
      id: "a-2",
      label: "contact@vauquelin-dieng.example",
      username: "contact",
      state: "refused",
      lastSuccessAt: at(-148),
      lastError: "[AUTHENTICATIONFAILED] mot de passe refusé",
      failingSince: at(-143),
      failures: 4,
      nextAt: at(20),
      messages: 20_130,
      new: 0,
    },
    base,
    { ...base, id: "a-3", label: "urgences@vauquelin-dieng.example", username: "urgences", lastSuccessAt: at(-5), nextAt: at(2), messages: 9_873, new: 0 },
    { ...base, id: "a-4", label: "archives@vauquelin-dieng.example", username: "archives", state: "syncing", lastSuccessAt: null, nextAt: null, messages: 31_400, new: 31_400, progressPercent: 60 },
    { ...base, id: "a-5", label: "stage@vauquelin-dieng.example", username: "stage", state: "paused", lastSuccessAt: at(-9 * DAYS), nextAt: null, messages: 412, new: 0 },
    { ...base, id: "a-6", kind: "files", label: "export-2025.mbox", server: "Fichiers", username: "", lastSuccessAt: at(-3 * DAYS), nextAt: null, messages: 6_204, folders: [] },
  ];
}
