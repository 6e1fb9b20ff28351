import { FolderPlus, Search } from "lucide-react";
import { useDeferredValue, useState } from "react";

import type { MessageView } from "@/contract/MessageView";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Dialog } from "@/shared/ui/Dialog";
import { Icon } from "@/shared/ui/Icon";
import { Input } from "@/shared/ui/Input";
import { CreateDialog } from "@/shared/workspaces/CreateDialog";

import styles from "./FileDialog.module.css";

/** Files a message in a workspace that exists, or opens one for it. */
export function FileDialog({ message, onClose }: { message: MessageView; onClose: () => void }) {
  const { t } = useText("inbox");
  const [query, setQuery] = useState("");
  const [making, setMaking] = useState(false);
  const asked = useDeferredValue(query.trim());
  const found = useAsk("workspaces.list", asked === "" ? { limit: 12 } : { query: asked, limit: 12 }).data;
  const link = useAct("inbox.link", {
    said: (after) =>
      after.workspace === null
        ? t("file.unlinked")
        : t("file.linked", { reference: after.workspace.reference }),
    onDone: onClose,
  });
  if (making) return <CreateDialog message={message} onBack={() => setMaking(false)} onClose={onClose} />;
  return (
    <Dialog
      title={t("file.title")}
      onClose={onClose}
      data-testid="file-dialog"
      foot={
        <>
          {message.workspace !== null && (
            <Button onClick={() => link.mutate({ id: message.id })} data-testid="take-out">
              {t("file.takeOut")}
            </Button>
          )}
          <Button
            className="end"
            icon={FolderPlus}
            onClick={() => setMaking(true)}
            data-testid="new-workspace"
          >
            {t("file.new")}
          </Button>
        </>
      }
    >
      <Input
        before={<Icon of={Search} small />}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          const first = found?.items[0];
          if (event.key !== "Enter" || first === undefined || asked !== query.trim() || asked === "") return;
          event.preventDefault();
          link.mutate({ id: message.id, workspaceId: first.id });
        }}
        placeholder={t("file.searchHint")}
        aria-label={t("file.search")}
        data-testid="file-search"
      />
      <ul className={styles.found}>
        {found?.items.map((workspace) => (
          <li key={workspace.id}>
            <button
              type="button"
              className={styles.item}
              disabled={workspace.id === message.workspace?.id}
              onClick={() => link.mutate({ id: message.id, workspaceId: workspace.id })}
              data-testid="file-option"
            >
              <span className="num">{workspace.reference}</span>
              <span className="cut grow private">
                <strong>{workspace.client}</strong> {workspace.title.replace(`${workspace.client}, `, "")}
              </span>
              <span className="small quiet">{t(`words:procedure.${workspace.procedure}`)}</span>
            </button>
          </li>
        ))}
      </ul>
      {found?.items.length === 0 && <p className="soft">{t("file.none")}</p>}
    </Dialog>
  );
}
