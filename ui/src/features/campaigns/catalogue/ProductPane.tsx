import { Ellipsis, Pencil, Trash2, X } from "lucide-react";
import { useState } from "react";

import type { CampaignView } from "@/contract/CampaignView";
import { EditProduct } from "@/features/campaigns/catalogue/EditProduct";
import { PageCrop } from "@/features/campaigns/catalogue/PageCrop";
import { priceOf } from "@/features/campaigns/catalogue/priceOf";
import { ProductPicture } from "@/features/campaigns/catalogue/ProductPicture";
import { WhoWants } from "@/features/campaigns/catalogue/WhoWants";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { useKeys } from "@/shared/keys/useKeys";
import { go } from "@/shared/route/route";
import { calendarDay } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Failed } from "@/shared/ui/Failed";
import { Menu } from "@/shared/ui/Menu";
import { Section } from "@/shared/ui/Section";
import { Skeleton } from "@/shared/ui/Skeleton";
import { useToast } from "@/shared/ui/Toasts";

import styles from "./Catalogue.module.css";

/** One product: what it is, where the catalogue says so, what it cost when, and who wants it. */
export function ProductPane({ campaign, id }: { campaign: CampaignView; id: string }) {
  const { t, language } = useText("catalogue");
  const toast = useToast();
  const [editing, setEditing] = useState(false);
  const asked = useAsk("products.show", { id }, { keep: false });
  const close = () => go({ room: "campaigns", id: campaign.id, part: "catalogues" }, { replace: true });
  const back = useAct("products.put_back");
  const remove = useAct("products.remove", {
    onDone: ({ row }) => {
      toast.show(t("productGone", { what: row.name }), () => back.mutate({ id }));
      close();
    },
  });
  useKeys([
    {
      id: "product.edit",
      keys: "e",
      label: t("editProduct"),
      group: t("products"),
      run: () => setEditing(true),
    },
  ]);
  if (asked.data === undefined) {
    return (
      <aside className={styles.pane}>
        {asked.isError ? (
          <Failed
            failure={asked.error}
            onRetry={() => void asked.refetch()}
            leave={{ label: t("common:close"), run: close }}
          />
        ) : (
          <Skeleton rows={6} />
        )}
      </aside>
    );
  }
  const { row, fields, catalogueId, page, place, prices, interested } = asked.data;
  return (
    <aside className={styles.pane} aria-label={row.name} data-testid="product-pane">
      <div className={styles.top}>
        <ProductPicture product={row} large />
        <div className="grow">
          <h2>{row.name}</h2>
          <p className="small quiet">
            {[row.reference, row.unit, row.category]
              .filter((part) => part !== null && part !== "")
              .join(", ")}
          </p>
          <p className={styles.cost} data-testid="product-price">
            {priceOf(row, t, language)}{" "}
            {fields.vat !== null && <span className="small quiet">{t(`priceIs.${fields.vat}`)}</span>}
          </p>
        </div>
        <Menu
          align="end"
          groups={[
            {
              items: [
                {
                  id: "product-edit",
                  label: t("editProduct"),
                  icon: Pencil,
                  keys: "e",
                  run: () => setEditing(true),
                },
                { id: "product-remove", label: t("remove"), icon: Trash2, run: () => remove.mutate({ id }) },
              ],
            },
          ]}
        >
          <Button look="quiet" icon={Ellipsis} aria-label={t("common:more")} data-testid="product-more" />
        </Menu>
        <Button
          look="quiet"
          icon={X}
          aria-label={t("common:close")}
          onClick={close}
          data-testid="product-close"
        />
      </div>
      {fields.description !== null && <p className="soft">{fields.description}</p>}
      <PageCrop catalogueId={catalogueId} page={page} place={place} label={t("page.line")} />
      <WhoWants campaign={campaign} productId={id} interested={interested} />
      <Section title={t("prices")} data-testid="product-prices">
        <ul>
          {prices.map((price, number) => (
            <li key={number} className={styles.line}>
              <span className="cut">{price.catalogue ?? t("byPerson")}</span>
              <time className="small quiet nowrap" dateTime={price.at}>
                {calendarDay(price.at, language)}
              </time>
              <span className="num nowrap">{priceOf(price, t, language)}</span>
            </li>
          ))}
        </ul>
      </Section>
      {editing && <EditProduct id={id} fields={fields} onClose={() => setEditing(false)} />}
    </aside>
  );
}
