import type { InboxTab } from "@/contract/InboxTab";
import type { MessageFilter } from "@/contract/MessageFilter";
import type { MessageRow } from "@/contract/MessageRow";
import { AccountSelect } from "@/features/inbox/AccountSelect";
import { EmptyList } from "@/features/inbox/EmptyList";
import { MessageLine } from "@/features/inbox/MessageLine";
import type { Messages } from "@/features/inbox/useMessages";
import { activeFilters } from "@/shared/messages/FilterPopover";
import { dayHeading, dayNumber, instant } from "@/shared/text/dates";
import { useNow } from "@/shared/text/useNow";
import { useText } from "@/shared/text/useText";
import { Failed } from "@/shared/ui/Failed";
import { Skeleton } from "@/shared/ui/Skeleton";
import { VirtualList } from "@/shared/ui/VirtualList";

import styles from "./MessageList.module.css";

interface Props {
  tab: InboxTab;
  filter: MessageFilter;
  onFilter: (filter: MessageFilter) => void;
  onTab: (tab: InboxTab) => void;
  messages: Messages;
  open: string | null;
  onOpen: (id: string) => void;
  chosen: ReadonlySet<string>;
  onChosen: (ids: ReadonlySet<string>) => void;
}

/** As in MessageLine.module.css. */
const ROW_HEIGHT = 58;
const DAY_HEIGHT = 28;

const days = new WeakMap<MessageRow, number>();

/** Found once for a row, however often the list places it. */
function dayOf(row: MessageRow): number {
  let day = days.get(row);
  if (day === undefined) {
    day = dayNumber(instant(row.receivedAt));
    days.set(row, day);
  }
  return day;
}

function beginsDay(rows: MessageRow[], index: number): boolean {
  const [before, row] = [rows[index - 1], rows[index]];
  return row !== undefined && (before === undefined || dayOf(before) !== dayOf(row));
}

/** The messages of a tab under the days on which they arrived. */
export function MessageList(props: Props) {
  const { tab, filter, onFilter, onTab, messages, open, onOpen, chosen, onChosen } = props;
  const { t, language } = useText("inbox");
  const now = new Date(useNow());
  const { rows } = messages;
  const heading = (index: number) => {
    const row = rows[index];
    return row !== undefined && beginsDay(rows, index) ? dayHeading(row.receivedAt, language, now) : null;
  };
  return (
    <section className={styles.pane} aria-label={t("list.label")}>
      <div className={styles.head}>
        <AccountSelect filter={filter} onFilter={onFilter} />
        <span className="small quiet end">{t("list.newestFirst")}</span>
      </div>
      {messages.failure !== null ? (
        <Failed failure={messages.failure} onRetry={messages.again} />
      ) : messages.loading ? (
        <Skeleton rows={9} />
      ) : rows.length === 0 ? (
        <EmptyList
          tab={tab}
          filtered={activeFilters(filter) > 0}
          onTab={onTab}
          onClear={() => onFilter({})}
        />
      ) : (
        <div className={styles.rows}>
          <VirtualList
            items={rows}
            rowHeight={ROW_HEIGHT}
            above={(index) => (beginsDay(rows, index) ? DAY_HEIGHT : 0)}
            render={(row, state, index) => <MessageLine row={row} {...state} heading={heading(index)} />}
            active={open}
            onActive={onOpen}
            onOpen={() => document.getElementById("message")?.focus()}
            selected={chosen}
            onSelected={onChosen}
            onEnd={messages.more}
            follow
            place={`inbox.${tab}`}
            label={t("list.label")}
            data-testid="message-list"
          />
        </div>
      )}
    </section>
  );
}
