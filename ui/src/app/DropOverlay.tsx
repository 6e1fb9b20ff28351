import { FilePlus, MailPlus, Scale, UsersRound } from "lucide-react";
import { useState } from "react";

import styles from "@/app/DropOverlay.module.css";
import { PapersDialog } from "@/app/PapersDialog";
import { useDroppedFiles } from "@/app/useDroppedFiles";
import type { Place } from "@/contract/Place";
import { useCurrentDropPlace, useDropItem } from "@/shared/bringin/dropPlace";
import { useRoute } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { Empty } from "@/shared/ui/Empty";
import { Icon } from "@/shared/ui/Icon";

const ICONS = { mail: MailPlus, library: Scale, campaign: UsersRound };

/** Mail can be dropped anywhere on the window; on a workspace, its papers. The words say which. */
export function DropOverlay() {
  const { t } = useText("app");
  const [papers, setPapers] = useState<Place[]>([]);
  const over = useDroppedFiles(setPapers);
  const place = useCurrentDropPlace();
  const item = useDropItem();
  const route = useRoute();
  const kind =
    route.room === "caselaw"
      ? "library"
      : route.room === "campaigns" && route.id !== undefined
        ? "campaign"
        : "mail";
  if (!over) {
    return papers.length === 0 ? null : <PapersDialog papers={papers} onClose={() => setPapers([])} />;
  }
  if (place !== null) {
    return (
      <div className={styles.overlay} data-place="workspace" data-testid="drop-overlay">
        <div className={styles.frame}>
          <p className={styles.say} role="status">
            <Icon of={FilePlus} />
            <span>
              <strong>{t(item === null ? "drop.workspace" : "drop.item", { name: place.name })}</strong>{" "}
              {t(item === null ? "drop.workspaceText" : "drop.itemText", { name: place.name })}
            </span>
          </p>
        </div>
      </div>
    );
  }
  return (
    <div className={styles.overlay} data-testid="drop-overlay">
      <div className={styles.frame}>
        <div>
          <Empty icon={ICONS[kind]} title={t(kind === "mail" ? "drop.title" : `drop.${kind}`)}>
            {t(kind === "mail" ? "drop.text" : `drop.${kind}Text`)}
          </Empty>
        </div>
      </div>
    </div>
  );
}
