import { useState } from "react";
import type { ReactNode } from "react";

import type { MessageFilter } from "@/contract/MessageFilter";
import type { Scope } from "@/contract/Scope";
import { BoardEmpty } from "@/features/board/BoardEmpty";
import { BoardSpace } from "@/features/board/BoardSpace";
import { useColumns } from "@/features/board/useColumns";
import { useMay } from "@/shared/data/SessionContext";
import { useKept } from "@/shared/keep/useKept";
import { useKeys } from "@/shared/keys/useKeys";
import { activeFilters, FilterPopover } from "@/shared/messages/FilterPopover";
import { useText } from "@/shared/text/useText";
import { Page } from "@/shared/ui/Page";
import { Seg } from "@/shared/ui/Seg";

import styles from "./BoardPage.module.css";

interface Props {
  /** The message that is open beside the board. */
  id?: string | undefined;
  /** Shows the message of a card beside the board; the application gives it. */
  message?: (id: string) => ReactNode;
}

/** The board: four columns, a card for each message. */
export function BoardPage({ id, message }: Props) {
  const { t } = useText("board");
  const [scope, setScope] = useKept<Scope>("board.scope", "firm");
  const [filter, setFilter] = useKept<MessageFilter>("board.filter", {});
  const [filtering, setFiltering] = useState(false);
  const columns = useColumns(scope, filter);
  const mayReply = useMay("reply");
  useKeys([
    {
      id: "board.filter",
      keys: "f",
      label: t("keys.filter"),
      group: t("title"),
      run: () => setFiltering(true),
    },
  ]);
  const empty = columns.every(
    ({ loading, failure, cards }) => !loading && failure === null && cards.length === 0,
  );
  return (
    <Page
      title={t("title")}
      bar={
        <>
          <Seg<Scope>
            value={scope}
            options={[
              { value: "firm", label: t("scope.firm"), testid: "board-scope-firm" },
              { value: "mine", label: t("scope.mine"), testid: "board-scope-mine" },
            ]}
            onValue={setScope}
            aria-label={t("scope.label")}
          />
          <FilterPopover
            filter={filter}
            onFilter={setFilter}
            withStatus={false}
            open={filtering}
            onOpen={setFiltering}
          />
        </>
      }
      end={
        mayReply ? undefined : (
          <span className={styles.manager} data-testid="manager-note">
            {t("manager")}
          </span>
        )
      }
      data-testid="board"
    >
      {empty ? (
        <BoardEmpty
          scope={scope}
          filtered={activeFilters(filter) > 0}
          onScope={() => setScope("firm")}
          onClear={() => setFilter({})}
        />
      ) : (
        <BoardSpace columns={columns} open={id ?? null} message={message} />
      )}
    </Page>
  );
}
