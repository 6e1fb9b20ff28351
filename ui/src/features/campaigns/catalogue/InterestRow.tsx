import { X } from "lucide-react";
import { useState } from "react";

import type { InterestView } from "@/contract/InterestView";
import { priceOf } from "@/features/campaigns/catalogue/priceOf";
import { ProductPicture } from "@/features/campaigns/catalogue/ProductPicture";
import { Quantity } from "@/features/campaigns/catalogue/Quantity";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { GoTo } from "@/shared/ui/GoTo";
import { Input } from "@/shared/ui/Input";
import { useToast } from "@/shared/ui/Toasts";

import styles from "./Catalogue.module.css";

/** A product somebody wants: how many, and what was said about it. */
export function InterestRow({ interest }: { interest: InterestView }) {
  const { t, language } = useText("catalogue");
  const toast = useToast();
  const { id, product, quantity, note, campaignId, prospectId } = interest;
  const [words, setWords] = useState(note);
  const update = useAct("interests.update");
  const back = useAct("interests.add");
  const remove = useAct("interests.remove", {
    onDone: () =>
      toast.show(t("interestGone", { what: product.name }), () =>
        back.mutate({ prospectId, productId: product.id, quantity, ...(note === "" ? {} : { note }) }),
      ),
  });
  const keep = () => {
    if (words.trim() !== note) update.mutate({ id, quantity, note: words.trim() });
  };
  return (
    <li className={styles.interest} data-testid="interest">
      <ProductPicture product={product} />
      <GoTo
        to={{ room: "campaigns", id: campaignId, part: "products", at: product.id }}
        className={styles.two}
        title={product.name}
      >
        <span className="cut">{product.name}</span>
        <span className="small quiet cut">
          {[product.reference, product.unit].filter((part) => part !== null).join(", ")}
        </span>
      </GoTo>
      <span className="num">{priceOf(product, t, language)}</span>
      <div className={styles.noted}>
        <Quantity
          quantity={quantity}
          onQuantity={(number) => update.mutate({ id, quantity: number, note })}
          label={product.name}
        />
        <Input
          size="small"
          boxClassName={styles.note}
          aria-label={t("noteOf", { what: product.name })}
          placeholder={t("note")}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onBlur={keep}
          onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
          data-testid="interest-note"
        />
        <Button
          look="quiet"
          size="small"
          icon={X}
          aria-label={t("dropInterest", { what: product.name })}
          onClick={() => remove.mutate({ id })}
          data-testid="interest-remove"
        />
      </div>
    </li>
  );
}
