import { Plus, ScanText } from "lucide-react";

import type { CampaignView } from "@/contract/CampaignView";
import { CampaignHead } from "@/features/campaigns/CampaignHead";
import { CatalogueLine } from "@/features/campaigns/catalogue/CatalogueLine";
import { ProductList } from "@/features/campaigns/catalogue/ProductList";
import { ProductPane } from "@/features/campaigns/catalogue/ProductPane";
import { useAddCatalogue } from "@/features/campaigns/catalogue/useAddCatalogue";
import { useHost } from "@/host/HostContext";
import { useAsk } from "@/shared/data/useAsk";
import { useKeys } from "@/shared/keys/useKeys";
import { go } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Empty } from "@/shared/ui/Empty";
import { Failed } from "@/shared/ui/Failed";
import { Skeleton } from "@/shared/ui/Skeleton";
import { useToast } from "@/shared/ui/Toasts";

import space from "../CampaignSpace.module.css";
import styles from "./Catalogue.module.css";

interface Props {
  campaign: CampaignView;
  /** The product whose detail is open. */
  product?: string | undefined;
}

/** The catalogues of a show, and the products that were published from them. */
export function CataloguesSpace({ campaign, product }: Props) {
  const { t } = useText("catalogue");
  const { id } = campaign;
  const host = useHost();
  const toast = useToast();
  const list = useAsk("catalogues.list", { campaignId: id });
  const { add, busy } = useAddCatalogue(id);
  const choose = () => void host.pick("files").then(add).catch(toast.fail);
  useKeys([
    { id: "catalogues.add", keys: "n", label: t("add"), group: t("title"), run: choose },
    {
      id: "catalogues.back",
      keys: "escape",
      label: t("campaigns:back"),
      hidden: true,
      run: () =>
        go(product === undefined ? { room: "campaigns", id } : { room: "campaigns", id, part: "catalogues" }),
    },
  ]);
  const button = (
    <Button look="go" icon={Plus} keys="n" disabled={busy} onClick={choose} data-testid="catalogue-add">
      {t("add")}
    </Button>
  );
  const items = list.data?.items ?? [];
  return (
    <main className={space.page} data-testid="catalogues-page">
      <CampaignHead campaign={campaign} part="catalogues">
        {button}
      </CampaignHead>
      {list.isError ? (
        <Failed failure={list.error} onRetry={() => void list.refetch()} />
      ) : list.data === undefined ? (
        <Skeleton rows={4} />
      ) : (
        <div className={styles.panes} data-open={product !== undefined}>
          <div className={styles.main}>
            {items.length > 0 && (
              <ul className={styles.catalogues} aria-label={t("title")}>
                {items.map((catalogue) => (
                  <CatalogueLine key={catalogue.id} catalogue={catalogue} />
                ))}
              </ul>
            )}
            <ProductList
              campaignId={id}
              active={product ?? null}
              empty={
                items.length === 0 ? (
                  <Empty icon={ScanText} title={t("empty")} actions={button} data-testid="catalogues-empty">
                    {t("emptyText")}
                  </Empty>
                ) : (
                  <Empty icon={ScanText} title={t("noProducts")} data-testid="products-empty">
                    {t("noProductsText")}
                  </Empty>
                )
              }
            />
          </div>
          {product !== undefined && <ProductPane key={product} campaign={campaign} id={product} />}
        </div>
      )}
    </main>
  );
}
