import { FileQuestion } from "lucide-react";
import type { Ref } from "react";

import type { DocumentView } from "@/contract/DocumentView";
import type { Mode } from "@/features/documents/PageBar";
import { PagePicture } from "@/features/documents/PagePicture";
import { PageText } from "@/features/documents/PageText";
import { asPhrase, boxesOfPassage } from "@/features/documents/passage";
import { useAsk } from "@/shared/data/useAsk";
import { useDocumentActs } from "@/shared/documents/useDocumentActs";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Empty } from "@/shared/ui/Empty";
import { Failed } from "@/shared/ui/Failed";

import styles from "./PageArea.module.css";

interface Props {
  view: DocumentView;
  number: number;
  total: number;
  mode: Mode;
  onMode: (mode: Mode) => void;
  zoom: number;
  find: string;
  passage: string | null;
  /** The box around the page, for keys that scroll it. */
  ref: Ref<HTMLDivElement>;
}

/** The page itself: its picture, its text, or both side by side, with what was looked for marked on it. */
export function PageArea(props: Props) {
  const { view, number, total, mode, onMode, zoom, find, passage, ref } = props;
  const { t } = useText("documents");
  const { document, shown } = view;
  const words = passage === null ? find : asPhrase(passage);
  const acts = useDocumentActs(document, view.workspace?.id ?? null);
  const asked = useAsk(
    "documents.page",
    { id: document.id, version: shown, number, ...(words === "" ? {} : { find: words }) },
    { when: total > 0 },
  );
  if (total === 0) {
    const { state } = document.reading;
    const why = state === "waiting" || state === "reading" ? "wait" : state === "failed" ? "failed" : "none";
    return (
      <Empty
        icon={FileQuestion}
        title={t(`empty.${why}`)}
        actions={
          <Button onClick={acts.save} data-testid="save-file">
            {t("menu.save")}
          </Button>
        }
        data-testid="no-pages"
      >
        {t(`empty.${why}Text`)}
      </Empty>
    );
  }
  // The answer about another page stays while this one is on its way; its marks would stand anywhere.
  const page = asked.data?.number === number ? asked.data : undefined;
  const boxes = page === undefined ? [] : passage === null ? page.boxes : boxesOfPassage(page, passage);
  return (
    <div ref={ref} className={styles.area} data-mode={mode}>
      {mode !== "text" && (
        <PagePicture
          key={`picture ${shown}/${number}`}
          id={document.id}
          version={shown}
          number={number}
          zoom={zoom}
          boxes={boxes}
          onText={() => onMode("text")}
        />
      )}
      {mode !== "picture" &&
        (asked.isError && page === undefined ? (
          <Failed failure={asked.error} onRetry={() => void asked.refetch()} />
        ) : (
          <PageText key={`text ${shown}/${number}`} page={page} number={number} passage={passage} />
        ))}
    </div>
  );
}
