import { Search } from "lucide-react";
import { useDeferredValue, useState } from "react";

import type { WorkspaceRow } from "@/contract/WorkspaceRow";
import { useAsk } from "@/shared/data/useAsk";
import { useOnceAnswered } from "@/shared/data/useOnceAnswered";
import { useText } from "@/shared/text/useText";
import { Corrected } from "@/shared/ui/Corrected";
import { Icon } from "@/shared/ui/Icon";
import { Input } from "@/shared/ui/Input";

import styles from "./WorkspacePicker.module.css";

interface Props {
  onPick: (workspace: WorkspaceRow) => void;
  /** The one that is already chosen. */
  current?: string | undefined;
  /** How many are shown at most; the words find the others. */
  most?: number;
  autoFocus?: boolean;
}

/** One of the firm's workspaces, however many there are: by reference, client or title. Enter takes the first one. */
export function WorkspacePicker({ onPick, current, most = 12, autoFocus = false }: Props) {
  const { t } = useText("workspaces");
  const [query, setQuery] = useState("");
  const asked = useDeferredValue(query.trim());
  const found = useAsk("workspaces.list", asked === "" ? { limit: most } : { query: asked, limit: most });
  const items = found.data?.items;
  const answered = asked === query.trim() && items !== undefined && !found.isPlaceholderData;
  const takeFirst = useOnceAnswered(query.trim(), answered, () => {
    const [first] = items ?? [];
    if (first !== undefined && asked !== "") onPick(first);
  });
  return (
    <div>
      <Input
        autoFocus={autoFocus}
        before={<Icon of={Search} small />}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          takeFirst();
        }}
        placeholder={t("pick.hint")}
        aria-label={t("pick.label")}
        data-testid="pick-search"
      />
      <Corrected query={asked} instead={found.data?.corrected ?? null} />
      <ul className={styles.found} data-none={items?.length === 0 && asked === ""}>
        {items?.map((workspace) => (
          <li key={workspace.id}>
            <button
              type="button"
              className={styles.item}
              disabled={workspace.id === current}
              onClick={() => onPick(workspace)}
              data-testid="pick-option"
            >
              <span className="num">{workspace.reference}</span>
              <span className="cut grow private">
                <strong>{workspace.client}</strong> {workspace.title.replace(`${workspace.client}, `, "")}
              </span>
              <span className="small quiet nowrap">{t(`words:procedure.${workspace.procedure}`)}</span>
            </button>
          </li>
        ))}
      </ul>
      {items?.length === 0 && <p className="soft">{t(asked === "" ? "pick.empty" : "pick.none")}</p>}
    </div>
  );
}
