import { useDeferredValue, useState } from "react";

import type { CampaignView } from "@/contract/CampaignView";
import type { InterestView } from "@/contract/InterestView";
import { PickList } from "@/features/campaigns/catalogue/PickList";
import { nameOf, placeOf } from "@/shared/prospects/nameOf";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { useKept } from "@/shared/keep/useKept";
import { go } from "@/shared/route/route";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Section } from "@/shared/ui/Section";

import styles from "./Catalogue.module.css";

/** Prospects that are offered while one looks for one. */
const OFFERED = 8;

interface Props {
  campaign: CampaignView;
  productId: string;
  interested: InterestView[];
}

/** Who wants a product, and one more of them. */
export function WhoWants({ campaign, productId, interested }: Props) {
  const { t, language } = useText("catalogue");
  const [adding, setAdding] = useState(false);
  const [query, setQuery] = useState("");
  const words = useDeferredValue(query.trim());
  const [, setActive] = useKept<string | null>(`campaigns.at.${campaign.id}`, null);
  const has = new Set(interested.map(({ prospectId }) => prospectId));
  const found = useAsk(
    "prospects.list",
    { campaignId: campaign.id, limit: OFFERED + has.size, ...(words === "" ? {} : { query: words }) },
    { when: adding },
  ).data;
  const add = useAct("interests.add", { onDone: () => setQuery("") });
  const open = (prospectId: string) => {
    setActive(prospectId);
    go({ room: "campaigns", id: campaign.id });
  };
  return (
    <Section
      title={t("whoWants")}
      count={interested.length === 0 ? undefined : count(interested.length, language)}
      end={
        <Button look="quiet" size="small" onClick={() => setAdding(!adding)} data-testid="wants-add">
          {t(adding ? "common:close" : "addProspect")}
        </Button>
      }
      data-testid="who-wants"
    >
      {adding && (
        <PickList
          label={t("campaigns:find")}
          query={query}
          onQuery={setQuery}
          items={(found?.items ?? []).filter(({ id }) => !has.has(id)).slice(0, OFFERED)}
          none={t(found === undefined ? "common:loading" : "noMatch")}
          render={({ lead }) => (
            <span className={`${styles.two} private`}>
              <span className="cut">{nameOf(lead)}</span>
              <span className="small quiet cut">{placeOf(lead)}</span>
            </span>
          )}
          onPick={({ id }) => add.mutate({ prospectId: id, productId })}
          onClose={() => setAdding(false)}
          name="wants"
        />
      )}
      {interested.length === 0 && !adding && <p className="small quiet">{t("nobodyWants")}</p>}
      <ul>
        {interested.map(({ id, prospect, prospectId, quantity, note, campaignId }) => (
          <li key={id} className={styles.line} data-testid="wants">
            {campaignId === campaign.id ? (
              <button type="button" className="link cut private" onClick={() => open(prospectId)}>
                {prospect}
              </button>
            ) : (
              <span className="cut private">{prospect}</span>
            )}
            {note !== "" && <span className="cut small quiet">{note}</span>}
            <span className="num nowrap">{t("times", { number: count(quantity, language) })}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
