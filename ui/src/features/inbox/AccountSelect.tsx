import type { MessageFilter } from "@/contract/MessageFilter";
import { useAsk } from "@/shared/data/useAsk";
import { useText } from "@/shared/text/useText";
import { Select } from "@/shared/ui/Select";

/** Which mailbox; nothing to choose while there is one or none. */
export function AccountSelect({
  filter,
  onFilter,
}: {
  filter: MessageFilter;
  onFilter: (filter: MessageFilter) => void;
}) {
  const { t } = useText("messages");
  const accounts = useAsk("accounts.list", {}).data?.accounts ?? [];
  const all = t("filter.allAccounts");
  if (accounts.length < 2 && filter.accountId === undefined)
    return (
      <span className="small soft" style={{ paddingInlineStart: 8 }}>
        {all}
      </span>
    );
  return (
    <Select
      size="small"
      look="quiet"
      value={filter.accountId ?? ""}
      options={[{ value: "", label: all }, ...accounts.map(({ id, label }) => ({ value: id, label }))]}
      onValue={(id) => onFilter({ ...filter, accountId: id === "" ? undefined : id })}
      aria-label={t("filter.account")}
      data-testid="filter-account"
    />
  );
}
