import { CampaignSpace } from "@/features/campaigns/CampaignSpace";
import { MailsSpace } from "@/features/campaigns/mixer/MailsSpace";
import { useAsk } from "@/shared/data/useAsk";
import { goBack } from "@/shared/route/route";
import type { CampaignPart } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { Failed } from "@/shared/ui/Failed";
import { Page } from "@/shared/ui/Page";
import { Skeleton } from "@/shared/ui/Skeleton";

/** One show: its prospects, or another part of it. */
export function CampaignPage({ id, part }: { id: string; part?: CampaignPart | undefined }) {
  const { t } = useText("campaigns");
  const campaign = useAsk("campaigns.show", { id });
  if (campaign.data !== undefined) {
    if (part === "mails") return <MailsSpace campaign={campaign.data} />;
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
