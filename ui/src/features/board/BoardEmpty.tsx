import { ListFilter, SquareKanban } from "lucide-react";

import type { Scope } from "@/contract/Scope";
import { go } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Empty } from "@/shared/ui/Empty";

interface Props {
  scope: Scope;
  filtered: boolean;
  onScope: () => void;
  onClear: () => void;
}

/** Why the board is empty, and the one next step. */
export function BoardEmpty({ scope, filtered, onScope, onClear }: Props) {
  const { t } = useText("board");
  const [title, text, action] = filtered
    ? [
        t("empty.filtered"),
        t("empty.filteredText"),
        <Button key="clear" onClick={onClear}>
          {t("messages:filter.clear")}
        </Button>,
      ]
    : scope === "mine"
      ? [
          t("empty.mine"),
          t("empty.mineText"),
          <Button key="firm" onClick={onScope}>
            {t("scope.firm")}
          </Button>,
        ]
      : [
          t("empty.title"),
          t("empty.text"),
          <Button key="inbox" onClick={() => go({ room: "inbox" })}>
            {t("empty.inbox")}
          </Button>,
        ];
  return (
    <Empty
      icon={filtered ? ListFilter : SquareKanban}
      title={title}
      actions={action}
      data-testid="board-empty"
    >
      {text}
    </Empty>
  );
}
