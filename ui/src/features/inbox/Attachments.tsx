import { File, FileImage, FileText, FileWarning } from "lucide-react";
import type { LucideIcon } from "lucide-react";

import type { AttachmentView } from "@/contract/AttachmentView";
import { useHost } from "@/host/HostContext";
import { fileSize } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Icon } from "@/shared/ui/Icon";

import styles from "./Attachments.module.css";

/** What came with the message. A click saves the file; nothing of it runs here. */
export function Attachments({ attachments }: { attachments: AttachmentView[] }) {
  const { t, language } = useText("inbox");
  const host = useHost();
  if (attachments.length === 0) return null;
  return (
    <ul className={styles.files} aria-label={t("files.label")}>
      {attachments.map((file) => (
        <li key={file.id}>
          <a
            className={styles.file}
            href={host.attachmentUrl(file.id)}
            download={file.filename}
            aria-label={t("files.save", { name: file.filename })}
            data-testid="attachment"
          >
            <Icon of={iconOf(file)} className={styles.icon} />
            <span className={styles.words}>
              <span className="cut private">{file.filename}</span>
              <span className="tiny quiet">
                {fileSize(file.bytes, language)}, {t(`files.${textWord(file.textState)}`)}
              </span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function textWord(state: string): "read" | "failed" | "none" {
  return state === "done" ? "read" : state === "failed" ? "failed" : "none";
}

function iconOf(file: AttachmentView): LucideIcon {
  if (file.textState === "failed") return FileWarning;
  if (file.contentType.startsWith("image/")) return FileImage;
  return file.textState === "done" ? FileText : File;
}
