import { Upload, UserPlus, UsersRound } from "lucide-react";

import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Empty } from "@/shared/ui/Empty";

/** A show without anybody yet. */
export function NoProspects({ onImport, onAdd }: { onImport: () => void; onAdd: () => void }) {
  const { t } = useText("campaigns");
  return (
    <Empty
      icon={UsersRound}
      title={t("nobody")}
      actions={
        <>
          <Button look="go" icon={Upload} keys="i" onClick={onImport} data-testid="first-import">
            {t("import.open")}
          </Button>
          <Button icon={UserPlus} keys="p" onClick={onAdd} data-testid="first-prospect">
            {t("addProspect")}
          </Button>
        </>
      }
    >
      {t("nobodyText")}
    </Empty>
  );
}
