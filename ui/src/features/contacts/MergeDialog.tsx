import { useState } from "react";

import type { ContactRow } from "@/contract/ContactRow";
import { useAct } from "@/shared/data/useAct";
import { go } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { Avatar } from "@/shared/ui/Avatar";
import { Button } from "@/shared/ui/Button";
import { Dialog } from "@/shared/ui/Dialog";
import { FailureNote } from "@/shared/ui/FailureNote";
import { useToast } from "@/shared/ui/Toasts";

import styles from "./ContactCard.module.css";

interface Props {
  left: ContactRow;
  right: ContactRow;
  onClose: () => void;
}

/** Makes one card of two, which can be taken back exactly. */
export function MergeDialog({ left, right, onClose }: Props) {
  const { t } = useText("contacts");
  const toast = useToast();
  const [swapped, setSwapped] = useState(false);
  const [keep, absorb] = swapped ? [right, left] : [left, right];
  const separate = useAct("contacts.unmerge", { said: () => t("unmerged") });
  const merge = useAct("contacts.merge", {
    quiet: true,
    onDone: (done) => {
      toast.show(t("merged"), () => separate.mutate({ mergeId: done.id }));
      onClose();
      go({ room: "contacts", id: done.keptId }, { replace: true });
    },
  });
  return (
    <Dialog
      title={t("mergeTitle", { left: keep.name, right: absorb.name })}
      about={t("mergeText")}
      onClose={onClose}
      data-testid="merge-dialog"
      foot={
        <>
          <Button look="quiet" onClick={() => setSwapped(!swapped)}>
            {t("keepOther")}
          </Button>
          <Button onClick={onClose}>{t("common:cancel")}</Button>
          <Button
            look="go"
            disabled={merge.isPending}
            onClick={() => merge.mutate({ keep: keep.id, absorb: absorb.id })}
            data-testid="merge-confirm"
          >
            {t("merge")}
          </Button>
        </>
      }
    >
      <ul>
        {[keep, absorb].map((side) => (
          <li
            key={side.id}
            className={styles.pair}
            data-testid={side === keep ? "merge-keep" : "merge-absorb"}
          >
            <Avatar name={side.name} />
            <span className={`${styles.two} private`}>
              <strong className="cut">{side.name}</strong>
              <span className="cut small quiet">{side.points.join(", ")}</span>
            </span>
            <span className="small quiet">
              {t(side === keep ? "mergeKeeps" : "mergeJoins")}, {t("mergeMessages", { count: side.messages })}
            </span>
          </li>
        ))}
      </ul>
      {merge.isError && <FailureNote failure={merge.error} />}
    </Dialog>
  );
}
