import { File, FileImage, FileText, FileWarning } from "lucide-react";
import { useState } from "react";

import type { DocumentView } from "@/contract/DocumentView";
import { Section } from "@/features/workspaces/Section";
import { useHost } from "@/host/HostContext";
import { count, fileSize } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Icon } from "@/shared/ui/Icon";

import styles from "./Rows.module.css";

const FEW = 5;

/** The papers of the matter: attachments of the messages that are filed here. */
export function Documents({ documents }: { documents: DocumentView[] }) {
  const { t, language } = useText("workspaces");
  const host = useHost();
  const [all, setAll] = useState(false);
  const shown = all ? documents : documents.slice(0, FEW);
  return (
    <Section
      title={t("documents.title")}
      count={documents.length > 0 ? count(documents.length, language) : undefined}
      end={
        documents.length > FEW && (
          <button type="button" className="link" onClick={() => setAll(!all)}>
            {t(all ? "documents.showLess" : "documents.showAll")}
          </button>
        )
      }
      data-testid="documents"
    >
      <ul>
        {shown.map((file) => (
          <li key={file.id}>
            <a
              className={styles.row}
              href={host.attachmentUrl(file.id)}
              download={file.filename}
              aria-label={t("documents.open", { name: file.filename })}
              data-testid="document"
            >
              <Icon of={iconOf(file)} />
              <span className="cut private">{file.filename}</span>
              <span className={styles.note}>
                {fileSize(file.bytes, language)},{" "}
                {t(
                  `documents.${file.textState === "done" ? "read" : file.textState === "failed" ? "failed" : "none"}`,
                )}
              </span>
            </a>
          </li>
        ))}
      </ul>
      {documents.length === 0 && <p className={styles.none}>{t("documents.empty")}</p>}
    </Section>
  );
}

function iconOf(file: DocumentView) {
  if (file.textState === "failed") return FileWarning;
  if (file.contentType.startsWith("image/")) return FileImage;
  return file.textState === "done" ? FileText : File;
}
