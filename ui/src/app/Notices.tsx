import { useState } from "react";

import styles from "@/app/Notices.module.css";
import { useSession } from "@/shared/data/SessionContext";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Note } from "@/shared/ui/Note";

/** What must be known about this session: reading only, or a computer without a keyring. */
export function Notices() {
  const { t } = useText("app");
  const { readOnly, notices } = useSession();
  const [closed, setClosed] = useState<string[]>([]);
  const shown = [...(readOnly ? ["read_only"] : []), ...notices].filter((notice) => !closed.includes(notice));
  return shown.map((notice) => (
    <div key={notice} className={styles.notice}>
      <Note look="warn" data-testid={`notice-${notice}`}>
        <span className="row">
          <span className="grow">{t(`notice.${notice}`, { defaultValue: notice })}</span>
          {notice !== "read_only" && (
            <Button size="small" onClick={() => setClosed([...closed, notice])}>
              {t("common:close")}
            </Button>
          )}
        </span>
      </Note>
    </div>
  ));
}
