import type { Place } from "@/contract/Place";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { useText } from "@/shared/text/useText";
import { useToast } from "@/shared/ui/Toasts";

/** Adds a scan to a campaign: several photos at once are one catalogue. The same files again are the same one. */
export function useAddCatalogue(campaignId: string) {
  const { t } = useText("catalogue");
  const toast = useToast();
  const listed = useAsk("catalogues.list", { campaignId }).data?.items ?? [];
  const act = useAct("catalogues.add");
  return {
    busy: act.isPending,
    add(places: Place[]) {
      if (places.length === 0) return;
      const before = new Set(listed.map(({ id }) => id));
      act.mutate(
        { campaignId, places: places.map(({ token }) => token) },
        {
          onSuccess: ({ id, title }) => toast.show(t(before.has(id) ? "addedAgain" : "added", { title })),
        },
      );
    },
  };
}
