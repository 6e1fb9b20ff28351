import { Heart } from "lucide-react";
import { memo, useDeferredValue, useRef } from "react";
import type { ReactNode } from "react";

import type { ProductRow } from "@/contract/ProductRow";
import { priceOf } from "@/features/campaigns/catalogue/priceOf";
import { ProductPicture } from "@/features/campaigns/catalogue/ProductPicture";
import { useAsk, useAskPages } from "@/shared/data/useAsk";
import { useKept } from "@/shared/keep/useKept";
import { useKeys } from "@/shared/keys/useKeys";
import { go } from "@/shared/route/route";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Failed } from "@/shared/ui/Failed";
import { Icon } from "@/shared/ui/Icon";
import { SearchInput } from "@/shared/ui/SearchInput";
import { Select } from "@/shared/ui/Select";
import { Skeleton } from "@/shared/ui/Skeleton";
import { VirtualList } from "@/shared/ui/VirtualList";

import styles from "./Catalogue.module.css";

/** Stands for "every category" in the list of them: no category is called so. */
const ALL = "\u0000";

interface Props {
  campaignId: string;
  active: string | null;
  /** What is shown when there is no product at all. */
  empty: ReactNode;
}

/** The products that a show can offer, with their pictures; found though a word is typed wrongly. */
export function ProductList({ campaignId, active, empty }: Props) {
  const { t, language } = useText("catalogue");
  const [query, setQuery] = useKept(`products.query.${campaignId}`, "");
  const [category, setCategory] = useKept(`products.category.${campaignId}`, ALL);
  const field = useRef<HTMLInputElement>(null);
  const asked = useDeferredValue(query.trim());
  const pages = useAskPages("products.list", {
    campaignId,
    limit: 100,
    ...(asked === "" ? {} : { query: asked }),
    ...(category === ALL ? {} : { category }),
  });
  const categories = useAsk("products.categories", { campaignId }).data?.items ?? [];
  const rows = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const [first] = pages.data?.pages ?? [];
  useKeys([
    {
      id: "products.find",
      keys: "f",
      label: t("find"),
      group: t("products"),
      run: () => field.current?.focus(),
    },
  ]);
  const open = (id: string) =>
    go({ room: "campaigns", id: campaignId, part: "products", at: id }, { replace: true });
  const bare = first?.total === 0 && asked === "" && category === ALL;
  if (bare) return empty;
  return (
    <section className={styles.products} aria-label={t("products")}>
      <div className={styles.tools}>
        <h2>{t("products")}</h2>
        <span className="quiet num" data-testid="product-count">
          {first === undefined ? "" : count(first.total, language)}
        </span>
        <SearchInput
          ref={field}
          label={t("find")}
          value={query}
          onText={setQuery}
          boxClassName={styles.find}
          data-testid="product-search"
        />
        <Select
          size="small"
          value={category}
          options={[
            { value: ALL, label: t("allCategories") },
            ...categories.map(({ name, count: number }) => ({
              value: name,
              label: `${name === "" ? t("noCategory") : name} (${count(number, language)})`,
            })),
          ]}
          onValue={setCategory}
          aria-label={t("field.category")}
          data-testid="product-category"
        />
        {first?.corrected !== null && first?.corrected !== undefined && (
          <span className="small quiet cut" role="status" data-testid="product-corrected">
            {t("corrected", { words: first.corrected })}
          </span>
        )}
      </div>
      <div className={styles.rows}>
        {pages.isError && first === undefined ? (
          <Failed failure={pages.error} onRetry={() => void pages.refetch()} />
        ) : first === undefined ? (
          <Skeleton rows={6} />
        ) : rows.length === 0 ? (
          <p className={styles.none}>{t("noMatch")}</p>
        ) : (
          <VirtualList
            items={rows}
            rowHeight={56}
            render={(product) => <ProductLine product={product} active={product.id === active} />}
            active={active}
            onActive={open}
            follow
            onEnd={() => {
              if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
            }}
            place={`products.${campaignId}`}
            label={t("products")}
            data-testid="product-list"
          />
        )}
      </div>
    </section>
  );
}

const ProductLine = memo(function ProductLine({ product, active }: { product: ProductRow; active: boolean }) {
  const { t, language } = useText("catalogue");
  const { name, reference, unit, category, interested } = product;
  return (
    <div className={styles.product} data-active={active} data-id={product.id} data-testid="product-row">
      <ProductPicture product={product} />
      <div className={styles.two}>
        <span className="cut">{name}</span>
        <span className="small quiet cut">
          {[reference, unit, category].filter((part) => part !== null && part !== "").join(", ")}
        </span>
      </div>
      {interested > 0 && (
        <span className={styles.wanted} title={t("interestedIn", { count: interested })}>
          <Icon of={Heart} small label={t("interestedIn", { count: interested })} />
          {count(interested, language)}
        </span>
      )}
      <span className="num nowrap">{priceOf(product, t, language)}</span>
    </div>
  );
});
