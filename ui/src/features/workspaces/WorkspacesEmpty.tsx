import { Folder, FolderPlus, ListFilter } from "lucide-react";

import { narrows, type WorkspaceFilter } from "@/features/workspaces/useWorkspaces";
import { useMay } from "@/shared/data/SessionContext";
import { go } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Empty } from "@/shared/ui/Empty";

interface Props {
  filter: WorkspaceFilter;
  onClear: () => void;
  onCreate: () => void;
}

/** Why no workspace is shown, and the one next step. */
export function WorkspacesEmpty({ filter, onClear, onCreate }: Props) {
  const { t } = useText("workspaces");
  const mayWork = useMay("work");
  if (narrows(filter)) {
    return (
      <Empty
        icon={ListFilter}
        title={t("empty.filteredTitle")}
        actions={<Button onClick={onClear}>{t("list.clear")}</Button>}
        data-testid="workspaces-empty"
      >
        {t("empty.filteredText")}
      </Empty>
    );
  }
  if (filter.archived === true) {
    return (
      <Empty icon={Folder} title={t("empty.archivedTitle")} data-testid="workspaces-empty">
        {t("empty.archivedText")}
      </Empty>
    );
  }
  return (
    <Empty
      icon={FolderPlus}
      title={t("empty.title")}
      actions={
        <>
          {mayWork && (
            <Button look="go" keys="n" onClick={onCreate}>
              {t("list.create")}
            </Button>
          )}
          <Button onClick={() => go({ room: "inbox" })}>{t("empty.inbox")}</Button>
        </>
      }
      data-testid="workspaces-empty"
    >
      {t("empty.text")}
    </Empty>
  );
}
