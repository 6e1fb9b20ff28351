import { Ellipsis } from "lucide-react";
import type { Ref } from "react";

import type { DocumentView } from "@/contract/DocumentView";
import { FindField } from "@/features/documents/FindField";
import type { Finding } from "@/features/documents/useFind";
import { useAsk } from "@/shared/data/useAsk";
import { DocumentMenu } from "@/shared/documents/DocumentMenu";
import { readingWords } from "@/shared/documents/readingWords";
import { goBack } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { PaperBar } from "@/shared/ui/PaperBar";

import styles from "./DocumentBar.module.css";

interface Props {
  view: DocumentView;
  field: Ref<HTMLInputElement>;
  find: string;
  onFind: (words: string) => void;
  finding: Finding;
  number: number;
}

/** Whose paper this is, how far it was read, and words to look for in it. */
export function DocumentBar({ view, field, find, onFind, finding, number }: Props) {
  const { t, language } = useText("documents");
  const { document, workspace, shown } = view;
  const filed = useAsk("workspaces.show", { id: workspace?.id ?? "" }, { when: workspace !== null });
  const home = workspace === null ? null : ({ room: "workspaces", id: workspace.id } as const);
  return (
    <PaperBar
      home={{
        to: home ?? { room: "workspaces" },
        reference: workspace?.reference ?? t("unfiled"),
        title: workspace?.title,
      }}
      name={document.filename}
      testId="document-name"
      state={
        <>
          {(document.version > 1 || shown !== document.version) && (
            <span className={styles.tag}>{t("version", { number: shown })}</span>
          )}
          <span className={styles.state} data-testid="document-reading">
            {readingWords(document.reading, t, language)}
          </span>
        </>
      }
    >
      <FindField ref={field} find={find} onFind={onFind} finding={finding} number={number} />
      <DocumentMenu
        document={document}
        workspaceId={workspace?.id ?? null}
        items={filed.data?.checklist ?? []}
        opened
        onRemoved={() => goBack(home ?? { room: "workspaces" })}
      >
        <Button look="quiet" icon={Ellipsis} aria-label={t("common:more")} data-testid="document-more" />
      </DocumentMenu>
    </PaperBar>
  );
}
