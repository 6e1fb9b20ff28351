import type { NotificationView } from "@/contract/NotificationView";
import { at } from "@/host/fake/time";

export function notifications(): NotificationView[] {
  const base = { messageId: null, workspaceId: null, read: false };
  return [
    {
      ...base,
      id: "n-1",
      kind: "DEADLINE_CRITICAL",
      title: "Recours contre l’OQTF, Idrissa Konaté",
      workspaceId: "w-konate",
      at: at(-12),
    },
    { ...base, id: "n-2", kind: "EMAIL_URGENT", title: "Nadia Cherkaoui", messageId: "m-0", at: at(-25) },
    {
      ...base,
      id: "n-3",
      kind: "ACCOUNT_REFUSED",
      title: "contact@vauquelin-dieng.example",
      at: at(-143),
      read: true,
    },
  ];
}
