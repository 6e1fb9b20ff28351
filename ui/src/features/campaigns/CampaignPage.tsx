import { CampaignSpace } from "@/features/campaigns/CampaignSpace";
import { CataloguesSpace } from "@/features/campaigns/catalogue/CataloguesSpace";
import { CatalogueSpace } from "@/features/campaigns/catalogue/CatalogueSpace";
import { useAddCatalogue } from "@/features/campaigns/catalogue/useAddCatalogue";
import { MailsSpace } from "@/features/campaigns/mixer/MailsSpace";
import { ReportPage } from "@/features/campaigns/ReportPage";
import { useAsk } from "@/shared/data/useAsk";
import { useDroppedScans } from "@/shared/bringin/droppedList";
import { go, goBack } from "@/shared/route/route";
import type { CampaignPart } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { Failed } from "@/shared/ui/Failed";
import { Page } from "@/shared/ui/Page";
import { Skeleton } from "@/shared/ui/Skeleton";

interface Props {
  id: string;
  part?: CampaignPart | undefined;
  /** The catalogue or the product of the part. */
  at?: string | undefined;
}

/** One show: its prospects, or another part of it. */
export function CampaignPage({ id, part, at }: Props) {
  const { t } = useText("campaigns");
  const catalogues = useAddCatalogue(id);
  useDroppedScans((places) => {
    catalogues.add(places);
    go({ room: "campaigns", id, part: "catalogues" });
  });
  const campaign = useAsk("campaigns.show", { id });
  if (campaign.data !== undefined) {
    if (part === "report") return <ReportPage id={id} />;
    if (part === "mails") return <MailsSpace campaign={campaign.data} />;
    if (part === "catalogues" && at !== undefined)
      return <CatalogueSpace key={at} campaign={campaign.data} id={at} />;
    if (part !== undefined)
      return <CataloguesSpace campaign={campaign.data} product={part === "products" ? at : undefined} />;
    return <CampaignSpace campaign={campaign.data} />;
  }
  return (
    <Page title={t("title")}>
      {campaign.isError ? (
        <Failed
          failure={campaign.error}
          onRetry={() => void campaign.refetch()}
          leave={{ label: t("back"), run: () => goBack({ room: "campaigns" }) }}
        />
      ) : (
        <Skeleton rows={8} />
      )}
    </Page>
  );
}
