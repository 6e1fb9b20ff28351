import { Check, Save } from "lucide-react";
import { useEffect, useState } from "react";

import type { ShareView } from "@/contract/ShareView";
import styles from "@/features/settings/shares/SharesDialog.module.css";
import { useHost } from "@/host/HostContext";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { FormDialog } from "@/shared/ui/FormDialog";
import { Note } from "@/shared/ui/Note";
import { useToast } from "@/shared/ui/Toasts";

/** Three sheets, each saved to be printed; they are in force when all three have left the screen. */
export function SharesDialog({ replacing, onClose }: { replacing: boolean; onClose: () => void }) {
  const { t } = useText("recovery");
  const host = useHost();
  const toast = useToast();
  const [saved, setSaved] = useState<string[]>([]);
  const make = useAct("recovery.make_shares", { quiet: true });
  // Said by the request: two sheets may be on their way at once.
  const save = useAct("recovery.save_share", {
    onDone: (_, { words }) => setSaved((known) => [...known, words.join(" ")]),
  });
  const keep = useAct("recovery.keep_shares", { quiet: true, onDone: onClose, said: () => t("kept") });
  const { mutate } = make;
  useEffect(() => mutate({}), [mutate]);
  const sheets = make.data?.sheets ?? [];
  const isSaved = ({ words }: ShareView) => saved.includes(words.join(" "));
  const write = async (sheet: ShareView) => {
    const [place] = await host.pick("save", t("file", { number: sheet.number }));
    if (place === undefined) return;
    save.mutate({ words: sheet.words, place: place.token });
  };
  return (
    <FormDialog
      title={t("title")}
      about={t("about")}
      verb={t("keep")}
      ready={sheets.length === 3 && sheets.every(isSaved)}
      pending={keep.isPending}
      failure={make.error ?? keep.error}
      onSubmit={() => keep.mutate({ sheets: sheets.map(({ words }) => words) })}
      onClose={onClose}
      name="shares"
    >
      {replacing && <Note look="warn">{t("replaces")}</Note>}
      {sheets.map((sheet) => (
        <div key={sheet.number} className={styles.sheet}>
          <span className="grow" style={{ minWidth: 0 }}>
            <b>{t("sheet", { number: sheet.number })}</b>
            <span className={`${styles.words} cut`}>{sheet.words.join(" ")}</span>
          </span>
          <Button
            size="small"
            icon={isSaved(sheet) ? Check : Save}
            onClick={() => void write(sheet).catch(toast.fail)}
            data-testid={`share-save-${sheet.number}`}
          >
            {t("save")}
          </Button>
        </div>
      ))}
      <p className="quiet small">{t("hint")}</p>
    </FormDialog>
  );
}
