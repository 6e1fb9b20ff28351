import { ListFilter } from "lucide-react";

import type { MessageFilter } from "@/contract/MessageFilter";
import { FilterSelect } from "@/shared/messages/FilterSelect";
import { CATEGORIES, PRIORITIES, PROCEDURES, SENTIMENTS, STATUSES } from "@/shared/messages/words";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Checkbox } from "@/shared/ui/Checkbox";
import { Popover } from "@/shared/ui/Popover";

import styles from "./FilterPopover.module.css";

interface Props {
  filter: MessageFilter;
  onFilter: (filter: MessageFilter) => void;
  /** The board's columns are the states, so there it is left out. */
  withStatus: boolean;
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** Narrows a list of messages. What narrows it is told on the button, also when it is closed. */
export function FilterPopover({ filter, onFilter, withStatus, open, onOpen }: Props) {
  const { t } = useText("messages");
  const active = activeFilters(filter);
  const change = (part: Partial<MessageFilter>) => onFilter({ ...filter, ...part });
  const button = (
    <Button look="quiet" icon={ListFilter} keys="f" data-testid="filter" aria-haspopup="dialog">
      {active > 0 ? t("filter.active", { count: active }) : t("filter.open")}
    </Button>
  );
  return (
    <Popover trigger={button} align="end" aria-label={t("filter.open")} open={open} onOpen={onOpen}>
      <div className={styles.fields}>
        <FilterSelect
          field="category"
          values={CATEGORIES}
          value={filter.category}
          onValue={(category) => change({ category })}
        />
        <FilterSelect
          field="priority"
          values={PRIORITIES}
          value={filter.priority}
          onValue={(priority) => change({ priority })}
        />
        {withStatus && (
          <FilterSelect
            field="status"
            values={STATUSES}
            value={filter.status}
            onValue={(status) => change({ status })}
          />
        )}
        <FilterSelect
          field="sentiment"
          values={SENTIMENTS}
          value={filter.sentiment}
          onValue={(sentiment) => change({ sentiment })}
        />
        <FilterSelect
          field="procedure"
          values={PROCEDURES}
          value={filter.procedure}
          onValue={(procedure) => change({ procedure })}
        />
      </div>
      <div className={styles.foot}>
        <Checkbox
          checked={filter.unread === true}
          onChecked={(unread) => change({ unread: unread || undefined })}
          data-testid="filter-unread"
        >
          {t("filter.unread")}
        </Checkbox>
        <Button size="small" disabled={active === 0} onClick={() => onFilter({})} data-testid="clear-filters">
          {t("filter.clear")}
        </Button>
      </div>
    </Popover>
  );
}

/** How many parts of a filter narrow the list. */
export function activeFilters(filter: MessageFilter): number {
  return Object.values(filter).filter((value) => value !== undefined).length;
}
