import { File, FileImage, FileText, FileWarning, ShieldAlert } from "lucide-react";
import { useRef, useState } from "react";
import type { LucideIcon } from "lucide-react";

import type { AttachmentView } from "@/contract/AttachmentView";
import { useHost } from "@/host/HostContext";
import { fileSize } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Confirm } from "@/shared/ui/Confirm";
import { Icon } from "@/shared/ui/Icon";

import styles from "./Attachments.module.css";

/** What came with the message. A click saves the file; nothing of it runs here. */
export function Attachments({ attachments }: { attachments: AttachmentView[] }) {
  const { t, language } = useText("inbox");
  const host = useHost();
  /** A file that runs when it is opened, which a person is asked about first. */
  const [asked, setAsked] = useState<AttachmentView | null>(null);
  const save = useRef<HTMLAnchorElement>(null);
  if (attachments.length === 0) return null;
  return (
    <>
      <ul className={styles.files} aria-label={t("files.label")}>
        {attachments.map((file) => (
          <li key={file.id}>
            <a
              className={styles.file}
              data-danger={file.danger}
              onClick={(event) => {
                if (!file.danger) return;
                event.preventDefault();
                setAsked(file);
              }}
              href={host.attachmentUrl(file.id)}
              download={file.filename}
              aria-label={t("files.save", { name: file.filename })}
              data-testid="attachment"
            >
              <Icon of={iconOf(file)} className={styles.icon} />
              <span className={styles.words}>
                <span className="cut private">{file.filename}</span>
                <span className="tiny quiet">
                  {fileSize(file.bytes, language)}, {t(`files.${wordOf(file)}`)}
                </span>
              </span>
            </a>
          </li>
        ))}
      </ul>
      {asked !== null && (
        <Confirm
          title={t("files.dangerTitle", { name: asked.filename })}
          about={t("files.dangerAbout")}
          verb={t("files.dangerSave")}
          onConfirm={() => {
            save.current?.click();
            setAsked(null);
          }}
          onClose={() => setAsked(null)}
        />
      )}
      {asked !== null && (
        <a
          ref={save}
          hidden
          href={host.attachmentUrl(asked.id)}
          download={asked.filename}
          data-testid="attachment-anyway"
        >
          {asked.filename}
        </a>
      )}
    </>
  );
}

function wordOf({ danger, bytes, textState }: AttachmentView): string {
  if (danger) return "danger";
  if (bytes === 0) return "empty";
  return textState === "done" ? "read" : textState === "failed" ? "failed" : "none";
}

function iconOf(file: AttachmentView): LucideIcon {
  if (file.danger) return ShieldAlert;
  if (file.textState === "failed") return FileWarning;
  if (file.contentType.startsWith("image/")) return FileImage;
  return file.textState === "done" ? FileText : File;
}
