import { useDeferredValue, useState } from "react";

import { InterestRow } from "@/features/campaigns/catalogue/InterestRow";
import { PickList } from "@/features/campaigns/catalogue/PickList";
import { priceOf } from "@/features/campaigns/catalogue/priceOf";
import { ProductPicture } from "@/features/campaigns/catalogue/ProductPicture";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { FailureNote } from "@/shared/ui/FailureNote";
import { Section } from "@/shared/ui/Section";

import styles from "./Catalogue.module.css";

/** Products that are offered while one looks for one. */
const OFFERED = 8;

interface Props {
  campaignId: string;
  prospectId: string;
  adding: boolean;
  onAdding: (adding: boolean) => void;
}

/** What somebody wants: a tap to look, a tap to take, and it is noted. */
export function Interests({ campaignId, prospectId, adding, onAdding }: Props) {
  const { t, language } = useText("catalogue");
  const asked = useAsk("interests.list", { prospectId }, { keep: false });
  const items = asked.data?.items ?? [];
  return (
    <Section
      title={t("interests")}
      count={items.length === 0 ? undefined : count(items.length, language)}
      end={
        <Button
          look="quiet"
          size="small"
          keys="a"
          onClick={() => onAdding(!adding)}
          data-testid="interest-add"
        >
          {t(adding ? "common:close" : "addInterest")}
        </Button>
      }
      data-testid="interests"
    >
      {adding && (
        <FindProduct
          campaignId={campaignId}
          prospectId={prospectId}
          has={new Set(items.map(({ product }) => product.id))}
          onClose={() => onAdding(false)}
        />
      )}
      {asked.isError ? (
        <FailureNote failure={asked.error} />
      ) : items.length === 0 && !adding ? (
        <p className="small quiet">{t("noInterest")}</p>
      ) : (
        <ul>
          {items.map((interest) => (
            <InterestRow key={`${interest.id}${interest.note}`} interest={interest} />
          ))}
        </ul>
      )}
    </Section>
  );
}

interface FindProps {
  campaignId: string;
  prospectId: string;
  /** What is noted already is not offered again. */
  has: ReadonlySet<string>;
  onClose: () => void;
}

function FindProduct({ campaignId, prospectId, has, onClose }: FindProps) {
  const { t, language } = useText("catalogue");
  const [query, setQuery] = useState("");
  const words = useDeferredValue(query.trim());
  const found = useAsk("products.list", {
    campaignId,
    limit: OFFERED + has.size,
    ...(words === "" ? {} : { query: words }),
  }).data;
  const add = useAct("interests.add", { onDone: () => setQuery("") });
  return (
    <div className={styles.adding}>
      <PickList
        label={t("find")}
        query={query}
        onQuery={setQuery}
        items={(found?.items ?? []).filter(({ id }) => !has.has(id)).slice(0, OFFERED)}
        none={
          found === undefined
            ? t("common:loading")
            : t(found.total === 0 && words === "" ? "noProducts" : "noMatch")
        }
        render={(product) => (
          <>
            <ProductPicture product={product} />
            <span className={styles.two}>
              <span className="cut">{product.name}</span>
              <span className="small quiet cut">
                {[product.reference, product.unit].filter((part) => part !== null).join(", ")}
              </span>
            </span>
            <span className="num nowrap">{priceOf(product, t, language)}</span>
          </>
        )}
        onPick={({ id }) => add.mutate({ prospectId, productId: id })}
        onClose={onClose}
        name="interest"
      />
    </div>
  );
}
