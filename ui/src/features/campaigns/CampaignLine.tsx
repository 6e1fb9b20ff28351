import { memo } from "react";

import type { CampaignView } from "@/contract/CampaignView";
import { daysOf } from "@/features/campaigns/daysOf";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";

import styles from "./Campaigns.module.css";

interface Props {
  campaign: CampaignView;
  active: boolean;
  onOpen: (id: string) => void;
}

/** One show: where and when, and how many people stand where. */
export const CampaignLine = memo(function CampaignLine({ campaign, active, onOpen }: Props) {
  const { t, language } = useText("campaigns");
  const { stages } = campaign;
  const where = [campaign.event, campaign.place, daysOf(campaign, language)].filter((part) => part !== "");
  return (
    // The row is the choice; a link within it would be a control within a control.
    <div
      className={styles.line}
      data-active={active}
      onClick={() => onOpen(campaign.id)}
      data-testid="campaign-row"
    >
      <span className={styles.two}>
        <strong className="cut">{campaign.name}</strong>
        <span className="cut small quiet">{where.join(", ")}</span>
      </span>
      <span className={`${styles.house} cut small soft`}>{campaign.distributor?.name ?? ""}</span>
      <dl className={styles.counts}>
        {(["waitingRoom", "oven", "fridge", "trash"] as const).map((stage) => (
          <div key={stage}>
            <dt>{t(`short.${stage}`)}</dt>
            <dd>{count(stages[stage], language)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
});
