import { ScanSearch } from "lucide-react";

import type { CatalogueView } from "@/contract/CatalogueView";
import { useText } from "@/shared/text/useText";
import { Empty } from "@/shared/ui/Empty";

/** A catalogue of which nothing can be reviewed: it is being read, or nothing was found. */
export function ReviewDone({ catalogue }: { catalogue: CatalogueView }) {
  const { t } = useText("catalogue");
  const { state, reason, read, pages } = catalogue;
  return (
    <Empty
      icon={ScanSearch}
      title={t(
        `none.${state === "failed" ? "failed" : state === "reading" || state === "paused" ? "reading" : "empty"}`,
      )}
      data-testid="review-none"
    >
      {reason !== null
        ? t(`reason.${reason}`)
        : state === "reading" || state === "paused"
          ? t("none.far", { read, pages })
          : t("none.text")}
    </Empty>
  );
}
