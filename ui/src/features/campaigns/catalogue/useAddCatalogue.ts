import type { Place } from "@/contract/Place";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";

/** Adds a scan to a campaign: several photos at once are one catalogue. */
export function useAddCatalogue(campaignId: string) {
  const { t } = useText("catalogue");
  const act = useAct("catalogues.add", { said: ({ title }) => t("added", { title }) });
  return {
    busy: act.isPending,
    add(places: Place[]) {
      if (places.length > 0) act.mutate({ campaignId, places: places.map(({ token }) => token) });
    },
  };
}
