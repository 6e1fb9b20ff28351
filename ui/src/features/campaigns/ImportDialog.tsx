import { useState } from "react";

import type { CampaignView } from "@/contract/CampaignView";
import { ImportChoices } from "@/features/campaigns/ImportChoices";
import { broughtWords } from "@/features/campaigns/importWords";
import { ImportSample } from "@/features/campaigns/ImportSample";
import { useImportPreview } from "@/features/campaigns/useImportPreview";
import { ImportPast } from "@/features/campaigns/ImportPast";
import type { Place } from "@/contract/Place";
import { useHost } from "@/host/HostContext";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Checkbox } from "@/shared/ui/Checkbox";
import { FailureNote } from "@/shared/ui/FailureNote";
import { FormDialog } from "@/shared/ui/FormDialog";
import { Note } from "@/shared/ui/Note";
import { Skeleton } from "@/shared/ui/Skeleton";
import { useToast } from "@/shared/ui/Toasts";

import styles from "./Campaigns.module.css";

/** Why a row has no address to write to. */
const ADDRESS = ["missing_email", "invalid_email"];

interface Props {
  campaign: CampaignView;
  /** The list that was dropped on the window. */
  dropped?: Place | null;
  onClose: () => void;
}

/** A list comes in: looked at first, corrected, then taken in whole; and it can be taken back whole. */
export function ImportDialog({ campaign, dropped = null, onClose }: Props) {
  const { t } = useText("campaigns");
  const host = useHost();
  const toast = useToast();
  const [place, setPlace] = useState<Place | null>(dropped);
  const [columns, setColumns] = useState<string[] | null>(null);
  const [keepIncomplete, setKeep] = useState(false);
  const [update, setUpdate] = useState(false);
  const list = { campaignId: campaign.id, place: place?.token ?? "", keepIncomplete, update };
  const { request, preview, bare, found } = useImportPreview(list, columns);
  // The same list without them: the difference is who would come in without an address.
  const strict = useAsk(
    "prospects.preview_import",
    { ...request, keepIncomplete: false },
    { when: place !== null, keep: false },
  ).data?.report;
  const undo = useAct("prospects.undo_import", { said: () => t("import.takenBack") });
  const bring = useAct("prospects.import", {
    quiet: true,
    onDone: (report) => {
      const { importId } = report;
      toast.show(
        broughtWords(t, report),
        importId === null ? undefined : () => undo.mutate({ id: importId }),
      );
      onClose();
    },
  });
  const choose = async () => {
    const [file] = await host.pick("files");
    if (file === undefined) return;
    setColumns(null);
    setPlace(file);
  };
  const seen = place === null || preview.isError ? undefined : preview.data;
  const rejected = strict?.rejected.filter(({ reason }) => ADDRESS.includes(reason)).length ?? 0;
  const incomplete =
    keepIncomplete && seen !== undefined && strict !== undefined
      ? seen.report.accepted - strict.accepted
      : rejected;
  const useful = seen !== undefined && seen.report.created + seen.report.updated > 0;
  return (
    <FormDialog
      title={t("import.title")}
      about={t("import.about")}
      verb={
        seen === undefined
          ? t("import.verb")
          : t("import.verbCount", { count: seen.report.created + seen.report.updated })
      }
      busy={t("import.busy")}
      ready={useful && !preview.isFetching}
      pending={bring.isPending}
      failure={bring.error}
      onSubmit={() => bring.mutate(request)}
      onClose={onClose}
      wide={seen === undefined && bare === undefined ? true : "most"}
      name="import"
    >
      <div className={styles.file}>
        <Button onClick={() => void choose().catch(toast.fail)} data-testid="import-choose">
          {place === null ? t("import.choose") : t("import.other")}
        </Button>
        {place !== null && <span className="cut soft">{place.name}</span>}
      </div>
      {place === null ? (
        <ImportPast campaignId={campaign.id} />
      ) : preview.isError ? (
        <>
          <FailureNote failure={preview.error} />
          {bare !== undefined && <ImportSample preview={bare} onColumns={setColumns} />}
          {/* A list without a column of addresses can still come in. */}
          <Checkbox
            checked={keepIncomplete}
            onChecked={setKeep}
            hint={t("import.keepHint")}
            data-testid="import-keep"
          >
            {t("import.keep")}
          </Checkbox>
        </>
      ) : seen === undefined ? (
        <Skeleton rows={4} />
      ) : (
        <>
          {found !== null && (
            <Note look="plain" data-testid="import-found">
              {t("import.found", { column: found })}
            </Note>
          )}
          <ImportChoices
            preview={seen}
            onColumns={setColumns}
            incomplete={incomplete}
            keepIncomplete={keepIncomplete}
            onKeep={setKeep}
            update={update}
            onUpdate={setUpdate}
          />
        </>
      )}
    </FormDialog>
  );
}
