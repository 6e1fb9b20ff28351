import type { WorkspaceRow } from "@/contract/WorkspaceRow";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { useText } from "@/shared/text/useText";
import { useToast } from "@/shared/ui/Toasts";

/** What can be done with several workspaces; each can be taken back. */
export interface Bulk {
  archive: (rows: WorkspaceRow[], archived: boolean) => void;
  handOver: (rows: WorkspaceRow[], to: { id: string; name: string } | null) => void;
}

/** For the page itself: the bar goes with the selection, and would take the way back with it. */
export function useBulk(): Bulk {
  const { t } = useText("workspaces");
  const toast = useToast();
  const members = useAsk("members.list", {}).data?.members ?? [];
  const change = useAct("workspaces.change");

  /** Who was responsible for what; nothing when a name does not say who it was. */
  const formerly = (rows: WorkspaceRow[]): Map<string, string[]> | null => {
    const found = new Map<string, string[]>();
    for (const { id, responsible } of rows) {
      const named = members.filter(({ name }) => name === responsible);
      if (responsible !== null && named.length !== 1) return null;
      const who = named[0]?.id ?? "";
      found.set(who, [...(found.get(who) ?? []), id]);
    }
    return found;
  };

  return {
    archive(rows, archived) {
      const ids = rows.map(({ id }) => id);
      const said = t(archived ? "bulk.archived" : "bulk.reopened", { count: ids.length });
      change.mutate(
        { ids, archived },
        { onSuccess: () => toast.show(said, () => change.mutate({ ids, archived: !archived })) },
      );
    },
    handOver(rows, to) {
      const ids = rows.map(({ id }) => id);
      const before = formerly(rows);
      const said =
        to === null
          ? t("bulk.handedToNobody", { count: ids.length })
          : t("bulk.handed", { count: ids.length, who: to.name });
      const back = () => {
        for (const [responsibleId, theirs] of before ?? []) change.mutate({ ids: theirs, responsibleId });
      };
      change.mutate(
        { ids, responsibleId: to?.id ?? "" },
        { onSuccess: () => toast.show(said, before === null ? undefined : back) },
      );
    },
  };
}
