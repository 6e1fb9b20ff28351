import type { CampaignView } from "@/contract/CampaignView";
import { CampaignHead } from "@/features/campaigns/CampaignHead";
import { ReviewSpace } from "@/features/campaigns/catalogue/ReviewSpace";
import { useAsk } from "@/shared/data/useAsk";
import { go } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { Failed } from "@/shared/ui/Failed";
import { Skeleton } from "@/shared/ui/Skeleton";

import space from "../CampaignSpace.module.css";

/** One catalogue and its review. */
export function CatalogueSpace({ campaign, id }: { campaign: CampaignView; id: string }) {
  const { t } = useText("catalogue");
  const catalogue = useAsk("catalogues.show", { id });
  if (catalogue.data !== undefined) return <ReviewSpace campaign={campaign} detail={catalogue.data} />;
  return (
    <main className={space.page}>
      <CampaignHead campaign={campaign} part="catalogues" />
      {catalogue.isError ? (
        <Failed
          failure={catalogue.error}
          onRetry={() => void catalogue.refetch()}
          leave={{
            label: t("toCatalogues"),
            run: () => go({ room: "campaigns", id: campaign.id, part: "catalogues" }),
          }}
        />
      ) : (
        <Skeleton rows={8} />
      )}
    </main>
  );
}
