import { FileUp, Scale } from "lucide-react";

import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Empty } from "@/shared/ui/Empty";

/** Before the first decision: what the library is for, and the one next step. */
export function LibraryEmpty({ mayAdd, onImport }: { mayAdd: boolean; onImport: () => void }) {
  const { t } = useText("caselaw");
  return (
    <Empty
      icon={Scale}
      title={t("empty.title")}
      actions={
        mayAdd && (
          <Button look="go" icon={FileUp} onClick={onImport} data-testid="caselaw-first">
            {t("import")}
          </Button>
        )
      }
      data-testid="caselaw-empty"
    >
      {t("empty.text")}
    </Empty>
  );
}
