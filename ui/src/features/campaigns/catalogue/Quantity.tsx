import { Minus, Plus } from "lucide-react";
import { useState } from "react";

import { useText } from "@/shared/text/useText";
import { Icon } from "@/shared/ui/Icon";

import styles from "./Catalogue.module.css";

const MOST = 1_000_000;

interface Props {
  quantity: number;
  onQuantity: (quantity: number) => void;
  label: string;
}

/** How many, by two buttons or typed. */
export function Quantity({ quantity, onQuantity, label }: Props) {
  const { t } = useText("catalogue");
  const [typed, setTyped] = useState<string | null>(null);
  const keep = () => {
    const number = Number(typed);
    setTyped(null);
    if (typed !== null && Number.isInteger(number) && number >= 1 && number <= MOST && number !== quantity)
      onQuantity(number);
  };
  return (
    <span className={styles.quantity}>
      <button
        type="button"
        aria-label={t("less", { what: label })}
        disabled={quantity <= 1}
        onClick={() => onQuantity(quantity - 1)}
        data-testid="interest-less"
      >
        <Icon of={Minus} small />
      </button>
      <input
        aria-label={t("quantityOf", { what: label })}
        inputMode="numeric"
        value={typed ?? String(quantity)}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={keep}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
        data-testid="interest-quantity"
      />
      <button
        type="button"
        aria-label={t("morePieces", { what: label })}
        disabled={quantity >= MOST}
        onClick={() => onQuantity(quantity + 1)}
        data-testid="interest-more"
      >
        <Icon of={Plus} small />
      </button>
    </span>
  );
}
