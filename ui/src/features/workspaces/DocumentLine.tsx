import { Ellipsis, Paperclip } from "lucide-react";

import type { DocumentRow } from "@/contract/DocumentRow";
import type { ItemView } from "@/contract/ItemView";
import { DocumentMenu } from "@/shared/documents/DocumentMenu";
import { iconOf } from "@/shared/documents/iconOf";
import { needsCare, readingWords, reasonOf } from "@/shared/documents/readingWords";
import { dayAndTime } from "@/shared/text/dates";
import { fileSize } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { GoTo } from "@/shared/ui/GoTo";
import { Icon } from "@/shared/ui/Icon";

import styles from "./DocumentLine.module.css";

interface Props {
  document: DocumentRow;
  workspaceId: string;
  checklist: ItemView[];
}

/** A document of the list: what it is, how far it was read, what it proves; under it what a person must do. */
export function DocumentLine({ document, workspaceId, checklist }: Props) {
  const { t, language } = useText("documents");
  const { filename, reading, version } = document;
  const item = checklist.find(({ id }) => id === document.itemId);
  const when = dayAndTime(document.at, language, new Date());
  const brought =
    document.origin === "mail"
      ? t("origin.mail", { when })
      : document.by === null
        ? t("origin.file", { when })
        : t("origin.by", { who: document.by, when });
  const about = [
    ...(version > 1 ? [t("version", { number: version })] : []),
    ...(item === undefined ? [] : [t("is", { label: item.label })]),
    ...(reading.state === "failed" && needsCare(reading) ? [t(`todo.${reasonOf(reading)}`)] : []),
  ];
  return (
    <li className={styles.line} data-testid="document" data-care={needsCare(reading)}>
      <GoTo
        to={{ room: "documents", id: document.id }}
        className={styles.open}
        title={[filename, brought, fileSize(document.bytes, language)].join("\n")}
        data-testid="document-open"
      >
        <Icon of={iconOf(document)} className={styles.icon} />
        <span className={styles.name}>
          <span className="cut private">{filename}</span>
          {document.origin === "mail" && <Icon of={Paperclip} small label={t("origin.mailShort")} />}
        </span>
        <span className={styles.state} data-testid="document-state">
          {readingWords(reading, t, language)}
        </span>
        {about.length > 0 && <span className={styles.about}>{about.join(" · ")}</span>}
      </GoTo>
      <DocumentMenu document={document} workspaceId={workspaceId} items={checklist}>
        <Button
          look="quiet"
          size="small"
          icon={Ellipsis}
          className={styles.menu}
          aria-label={t("menu.of", { name: filename })}
          data-testid="document-menu"
        />
      </DocumentMenu>
    </li>
  );
}
