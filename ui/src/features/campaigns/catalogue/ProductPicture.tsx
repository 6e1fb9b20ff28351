import { Package } from "lucide-react";

import type { ProductRow } from "@/contract/ProductRow";
import { useHost } from "@/host/HostContext";
import { Icon } from "@/shared/ui/Icon";

import styles from "./Catalogue.module.css";

/** The picture of a product from its catalogue; a mark where there is none. */
export function ProductPicture({ product, large = false }: { product: ProductRow; large?: boolean }) {
  const host = useHost();
  return (
    <span className={styles.picture} data-large={large}>
      {product.picture ? (
        <img src={host.attachmentUrl(product.id)} alt="" loading="lazy" draggable={false} />
      ) : (
        <Icon of={Package} />
      )}
    </span>
  );
}
