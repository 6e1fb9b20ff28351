import { Store } from "lucide-react";
import type { ReactNode } from "react";

import type { CampaignView } from "@/contract/CampaignView";
import { Archived } from "@/features/campaigns/Archived";
import { daysOf } from "@/features/campaigns/daysOf";
import { useAsk } from "@/shared/data/useAsk";
import { go } from "@/shared/route/route";
import type { CampaignPart } from "@/shared/route/route";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { GoTo } from "@/shared/ui/GoTo";
import { Icon } from "@/shared/ui/Icon";
import { Tabs } from "@/shared/ui/Tabs";

import styles from "./Campaigns.module.css";

type Tab = "prospects" | Exclude<CampaignPart, "products" | "report">;

interface Props {
  campaign: CampaignView;
  part: Tab;
  /** What one does in this part. */
  children?: ReactNode;
}

/** Which show this is, and its parts. */
export function CampaignHead({ campaign, part, children }: Props) {
  const { t, language } = useText("campaigns");
  const { id, name, place } = campaign;
  const mails = useAsk("outbox.list", { campaignId: id, limit: 1 }).data?.counts;
  const waiting = mails === undefined ? 0 : mails.draft + mails.ready + mails.failed + mails.unknown;
  const catalogues = useAsk("catalogues.list", { campaignId: id }).data?.items ?? [];
  const toReview = catalogues.reduce((sum, { counts }) => sum + counts.waiting, 0);
  const days = daysOf(campaign, language);
  return (
    <>
      <header className={styles.bar}>
        <GoTo to={{ room: "campaigns" }} className={styles.crumb} title={t("back")}>
          <Icon of={Store} label={t("title")} />
        </GoTo>
        <h1
          className="cut"
          title={[name, place, days].filter((part) => part !== "").join(", ")}
          data-testid="campaign-name-shown"
        >
          {name}
        </h1>
        {place !== "" && <span className={`${styles.tag} cut`}>{place}</span>}
        {days !== "" && <span className={`${styles.days} cut`}>{days}</span>}
        <div className={styles.tabs}>
          <Tabs<Tab>
            value={part}
            options={[
              { value: "prospects", label: t("tab.prospects"), testid: "tab-prospects" },
              {
                value: "catalogues",
                label: t("tab.catalogues"),
                testid: "tab-catalogues",
                count: toReview === 0 ? undefined : count(toReview, language),
              },
              {
                value: "mails",
                label: t("tab.mails"),
                testid: "tab-mails",
                count: waiting === 0 ? undefined : count(waiting, language),
              },
            ]}
            onValue={(tab) => go({ room: "campaigns", id, part: tab === "prospects" ? undefined : tab })}
            aria-label={t("tab.label")}
          />
        </div>
        <div className={styles.end}>{children}</div>
      </header>
      {campaign.archived && <Archived campaign={campaign} />}
    </>
  );
}
