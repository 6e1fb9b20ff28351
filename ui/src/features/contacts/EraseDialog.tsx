import type { ErasureReport } from "@/contract/ErasureReport";
import { EraseForm } from "@/features/contacts/EraseForm";
import { useAsk } from "@/shared/data/useAsk";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Dialog } from "@/shared/ui/Dialog";
import { Failed } from "@/shared/ui/Failed";
import { Skeleton } from "@/shared/ui/Skeleton";

interface Props {
  id: string;
  onDone: (report: ErasureReport) => void;
  onClose: () => void;
}

/** Erasing a person: first what goes and what stays is looked up, then the name is asked for. */
export function EraseDialog({ id, onDone, onClose }: Props) {
  const { t } = useText("rights");
  const preview = useAsk("rights.preview_erasure", { contactId: id }, { keep: false });
  if (preview.data !== undefined)
    return <EraseForm preview={preview.data} onDone={onDone} onClose={onClose} />;
  return (
    <Dialog
      wide
      title={t("erase.open")}
      onClose={onClose}
      data-testid="erase-dialog"
      foot={<Button onClick={onClose}>{t("common:cancel")}</Button>}
    >
      {preview.isError ? (
        <Failed failure={preview.error} onRetry={() => void preview.refetch()} />
      ) : (
        <Skeleton rows={4} />
      )}
    </Dialog>
  );
}
