import { Package } from "lucide-react";
import { useState } from "react";

import type { ProductRow } from "@/contract/ProductRow";
import { useHost } from "@/host/HostContext";
import { Icon } from "@/shared/ui/Icon";

import styles from "./Catalogue.module.css";

/** How many times wider than tall a crop is that is read from its beginning, being words more than a picture. */
const STRIP = 2;

/** The crop of the catalogue that shows a product; a mark where there is none. */
export function ProductPicture({ product, large = false }: { product: ProductRow; large?: boolean }) {
  const host = useHost();
  const [strip, setStrip] = useState(false);
  return (
    <span className={styles.picture} data-large={large}>
      {product.picture ? (
        <img
          src={host.attachmentUrl(product.id)}
          alt=""
          loading="lazy"
          draggable={false}
          data-strip={strip}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
            setStrip(naturalWidth > STRIP * naturalHeight)
          }
        />
      ) : (
        <Icon of={Package} />
      )}
    </span>
  );
}
