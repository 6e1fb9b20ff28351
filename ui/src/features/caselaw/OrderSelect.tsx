import type { DecisionFilter } from "@/features/caselaw/LibraryFilters";
import { useText } from "@/shared/text/useText";
import { Select } from "@/shared/ui/Select";

const ORDERS = ["newest", "oldest", "court", "added"];

interface Props {
  filter: DecisionFilter;
  onFilter: (filter: DecisionFilter) => void;
}

/** In which order the decisions stand. */
export function OrderSelect({ filter, onFilter }: Props) {
  const { t } = useText("caselaw");
  return (
    <Select
      size="small"
      look="quiet"
      value={filter.order ?? "newest"}
      options={ORDERS.map((value) => ({ value, label: t(`order.${value}`) }))}
      onValue={(order) => onFilter({ ...filter, order: order === "newest" ? undefined : order })}
      aria-label={t("order.label")}
      data-testid="caselaw-order"
    />
  );
}
