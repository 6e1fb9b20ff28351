import type { DocumentRow } from "@/contract/DocumentRow";
import type { VersionView } from "@/contract/VersionView";
import { useAct } from "@/shared/data/useAct";
import { dayAndTime } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { FormDialog } from "@/shared/ui/FormDialog";

interface Props {
  document: DocumentRow;
  version: VersionView;
  onClose: () => void;
  onVersion: (version: number) => void;
}

/** Asks before an old version becomes the newest one again; nothing in between goes away. */
export function RestoreDialog({ document, version, onClose, onVersion }: Props) {
  const { t, language } = useText("documents");
  const restore = useAct("documents.restore", {
    quiet: true,
    said: (view) => t("said.restored", { number: version.number, newest: view.document.version }),
    onDone: (view) => {
      onVersion(view.document.version);
      onClose();
    },
  });
  return (
    <FormDialog
      title={t("restore.title", { number: version.number })}
      about={t("restore.about", { newest: document.version, next: document.version + 1 })}
      verb={t("restore.submit")}
      ready
      pending={restore.isPending}
      failure={restore.error}
      onSubmit={() => restore.mutate({ id: document.id, version: version.number })}
      onClose={onClose}
      name="restore-version"
    >
      <p className="soft">
        <strong className="private">{version.filename}</strong>
        <br />
        {version.by === null
          ? dayAndTime(version.at, language)
          : t("versions.by", { who: version.by, when: dayAndTime(version.at, language) })}
      </p>
    </FormDialog>
  );
}
