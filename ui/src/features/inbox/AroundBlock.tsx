import { useState } from "react";

import type { MessageView } from "@/contract/MessageView";
import { FileDialog } from "@/features/inbox/FileDialog";
import { useMay } from "@/shared/data/SessionContext";
import { useAct } from "@/shared/data/useAct";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { GoTo } from "@/shared/ui/GoTo";
import { ShapeWord } from "@/shared/ui/ShapeWord";
import { useToast } from "@/shared/ui/Toasts";

import styles from "./Facts.module.css";

/** The person and the workspace that the message belongs to. */
export function AroundBlock({ message }: { message: MessageView }) {
  const { t, language } = useText("inbox");
  const [filing, setFiling] = useState(false);
  const mayWork = useMay("work");
  const { contact, workspace } = message;
  const toast = useToast();
  const update = useAct("workspaces.update");
  const reopen = (id: string) =>
    update.mutate(
      { id, archived: false },
      {
        onSuccess: () => toast.show(t("around.reopened"), () => update.mutate({ id, archived: true })),
      },
    );
  const procedure = message.analysis?.procedure.value ?? null;
  const toOpen = procedure === "AUTRE" ? null : procedure;
  return (
    <>
      <div className={styles.row} data-testid="around-contact">
        <span className={styles.name}>{t("around.contact")}</span>
        <span className={`${styles.value} ${styles.whole} private`}>
          {contact === null ? <span className="soft">{t("around.noContact")}</span> : contact.name}
          {contact?.isNew === true && <span className="quiet small"> · {t("around.newContact")}</span>}
          {contact !== null && !contact.isNew && (
            <span className="quiet small" title={t("around.messages", { count: contact.messages })}>
              {" "}
              {count(contact.messages, language)}
            </span>
          )}
        </span>
        {contact !== null && (
          <GoTo to={{ room: "contacts", id: contact.id }} className="link small" data-testid="open-contact">
            {t("around.open")}
          </GoTo>
        )}
      </div>
      <div className={styles.row} data-testid="around-workspace">
        <span className={styles.name}>{t("around.workspace")}</span>
        <span className={`${styles.value} ${styles.whole}`}>
          {workspace !== null ? (
            <>
              <GoTo
                to={{ room: "workspaces", id: workspace.id }}
                className="link num"
                data-testid="open-workspace"
              >
                {workspace.reference}
              </GoTo>{" "}
              <span className="private" dir="auto">
                {workspace.title}
              </span>
              {workspace.archived && (
                <span className={styles.closed} data-testid="workspace-archived">
                  <ShapeWord kind="near" small>
                    {t("around.archived")}
                  </ShapeWord>
                </span>
              )}
            </>
          ) : (
            <span className="soft">
              {toOpen === null
                ? t("around.none")
                : `${t("around.toOpen")}, ${t(`words:procedure.${toOpen}`)}`}
            </span>
          )}
        </span>
        {mayWork && workspace?.archived === true && (
          <button
            type="button"
            className="link small"
            onClick={() => reopen(workspace.id)}
            data-testid="reopen-workspace"
          >
            {t("around.reopen")}
          </button>
        )}
        {mayWork && (
          <button
            type="button"
            className="link small"
            onClick={() => setFiling(true)}
            data-testid="file-message"
          >
            {t(workspace === null ? "around.link" : "around.change")}
          </button>
        )}
      </div>
      {filing && <FileDialog message={message} onClose={() => setFiling(false)} />}
    </>
  );
}
