import { Ellipsis, Merge, Plus, Scissors, Store, Undo2 } from "lucide-react";

import type { CampaignView } from "@/contract/CampaignView";
import type { CatalogueView } from "@/contract/CatalogueView";
import type { useStaging } from "@/features/campaigns/catalogue/useStaging";
import { useAct } from "@/shared/data/useAct";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { GoTo } from "@/shared/ui/GoTo";
import { Icon } from "@/shared/ui/Icon";
import { Menu } from "@/shared/ui/Menu";

import head from "../Campaigns.module.css";
import styles from "./Review.module.css";

interface Props {
  campaign: CampaignView;
  catalogue: CatalogueView;
  staging: ReturnType<typeof useStaging>;
  onMerge: () => void;
  onSplit: () => void;
  onAdd: () => void;
}

/** Which catalogue this is, how far its review is, and its publication. */
export function ReviewBar({ campaign, catalogue, staging, onMerge, onSplit, onAdd }: Props) {
  const { t, language } = useText("catalogue");
  const publish = useAct("catalogues.publish", { said: () => t("publishing") });
  const { counts } = catalogue;
  const seen = counts.approved + counts.rejected + counts.published;
  const total = seen + counts.waiting;
  return (
    <header className={head.bar}>
      <GoTo
        to={{ room: "campaigns", id: campaign.id, part: "catalogues" }}
        className={`${styles.crumb} cut`}
        title={t("toCatalogues")}
      >
        <Icon of={Store} /> <span className={`${styles.campaign} cut`}>{campaign.name}</span>
      </GoTo>
      <span className="quiet">/</span>
      <h1 className="cut" title={catalogue.title}>
        {catalogue.title}
      </h1>
      <div className={head.end}>
        <span className="small quiet num nowrap" data-testid="review-far">
          {t("far", { seen: count(seen, language), total: count(total, language) })}
        </span>
        <Menu
          align="end"
          groups={[
            {
              items: [
                { id: "review-merge", label: t("merge"), icon: Merge, keys: "m", run: onMerge },
                { id: "review-split", label: t("split.label"), icon: Scissors, keys: "s", run: onSplit },
                { id: "review-add", label: t("draw.label"), icon: Plus, keys: "a", run: onAdd },
                {
                  id: "review-undo",
                  label: t("undo"),
                  icon: Undo2,
                  keys: "u",
                  disabled: !staging.mayUndo,
                  run: staging.undo,
                },
              ],
            },
          ]}
        >
          <Button icon={Ellipsis} aria-label={t("common:more")} data-testid="review-more" />
        </Menu>
        <Button
          look="go"
          disabled={counts.approved === 0 || publish.isPending}
          onClick={() => publish.mutate({ id: catalogue.id })}
          data-testid="review-publish"
        >
          {t("publish", { count: counts.approved })}
        </Button>
      </div>
    </header>
  );
}
