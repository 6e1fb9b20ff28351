import type { ErasureReport } from "@/contract/ErasureReport";
import { BackupsLeft, Counted, Kept } from "@/features/contacts/Erased";
import { go } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Dialog } from "@/shared/ui/Dialog";
import { Note } from "@/shared/ui/Note";

/** What was erased, what stays, and where a copy still is. */
export function ErasedDialog({ report }: { report: ErasureReport }) {
  const { t } = useText("rights");
  const leave = () => go({ room: "contacts" }, { replace: true });
  return (
    <Dialog
      wide
      title={t("erase.done")}
      about={t("erase.doneAbout")}
      onClose={leave}
      data-testid="erase-done"
      foot={
        <Button look="go" onClick={leave} data-testid="erase-leave">
          {t("erase.leave")}
        </Button>
      }
    >
      <Counted title={t("erase.gone")} counts={report.erased} />
      <Kept kept={report.kept} />
      <BackupsLeft backups={report.backups} />
      {!report.settled && <Note look="warn">{t("erase.unsettled")}</Note>}
    </Dialog>
  );
}
