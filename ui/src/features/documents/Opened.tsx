import { useRef, useState } from "react";

import type { DocumentView } from "@/contract/DocumentView";
import { DocumentBar } from "@/features/documents/DocumentBar";
import { FactsPane } from "@/features/documents/FactsPane";
import { Notes } from "@/features/documents/Notes";
import { PageBar, type Mode } from "@/features/documents/PageBar";
import { PageArea } from "@/features/documents/PageArea";
import { PageList } from "@/features/documents/PageList";
import { pageCount, within } from "@/features/documents/pagesOf";
import { useFind } from "@/features/documents/useFind";
import { useViewerKeys } from "@/features/documents/useViewerKeys";
import { zoomed } from "@/features/documents/zoom";
import { useDropPlace } from "@/shared/bringin/dropPlace";
import { useMay } from "@/shared/data/SessionContext";
import { useConfirmKey } from "@/shared/deadlines/useConfirmKey";
import { useKept } from "@/shared/keep/useKept";
import { go, goBack } from "@/shared/route/route";

import styles from "./Opened.module.css";

interface Props {
  view: DocumentView;
  page: number;
  find: string;
  onVersion: (version: number) => void;
}

/** Pixels of a step within a page. */
const STEP = 80;

/** Scrolls the page a step; false when it is at its edge already. */
function scrolled(area: HTMLElement | null, by: 1 | -1): boolean {
  const box = area?.querySelector("[data-scroll]");
  if (box === null || box === undefined) return false;
  const room = by > 0 ? box.scrollHeight - box.clientHeight - box.scrollTop : box.scrollTop;
  if (room <= 1) return false;
  box.scrollBy({ top: by * STEP });
  return true;
}

/** Pages on the left, the page in the middle, what it says on the right. */
export function Opened({ view, page, find, onVersion }: Props) {
  const { document, workspace, shown, deadlines } = view;
  const [wanted, setMode] = useKept<Mode>("documents.mode", "picture");
  const [zoom, setZoom] = useKept("documents.zoom", 1);
  const [passage, setPassage] = useState<string | null>(null);
  const [aside, setAside] = useKept("documents.aside", true);
  const area = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const mayWork = useMay("work");
  const total = pageCount(view);
  const number = within(page, total);
  const mode: Mode = view.pictures ? wanted : "text";
  const proposed = deadlines.find(({ state }) => state === "proposed");
  const confirm = useConfirmKey(proposed);
  useDropPlace(
    workspace === null || !mayWork ? null : { workspaceId: workspace.id, name: workspace.reference },
  );

  const turnTo = (to: number, words = find) =>
    go({ room: "documents", id: document.id, page: within(to, total), find: words }, { replace: true });
  const finding = useFind({ id: document.id, version: shown, total, find, onFound: (to) => turnTo(to) });
  const look = (words: string) => {
    setPassage(null);
    finding.stop();
    turnTo(number, words);
  };
  const show = (to: number, words: string) => {
    setPassage(words);
    turnTo(to, "");
  };
  const leave = () => {
    if (passage !== null) setPassage(null);
    else goBack(workspace === null ? { room: "workspaces" } : { room: "workspaces", id: workspace.id });
  };
  useViewerKeys({
    back: leave,
    step: (by) => turnTo(number + by),
    scroll: (by) => {
      if (!scrolled(area.current, by)) turnTo(number + by);
    },
    first: () => turnTo(1),
    last: () => turnTo(total),
    zoom: (by) => setZoom(zoomed(zoom, by)),
    fit: () => setZoom(1),
    find: () => {
      field.current?.focus();
      field.current?.select();
    },
    text: () => setMode(mode === "text" ? "picture" : "text"),
    both: () => setMode(mode === "both" ? "picture" : "both"),
    confirm: mayWork && proposed !== undefined ? confirm.press : undefined,
  });

  return (
    <main className={styles.page} data-testid="document-page">
      <DocumentBar view={view} field={field} find={find} onFind={look} finding={finding} number={number} />
      <div className={styles.panes} data-list={total > 1} data-aside={aside}>
        {total > 1 && <PageList view={view} total={total} number={number} onPage={turnTo} />}
        <section className={styles.middle}>
          <PageBar
            view={view}
            number={number}
            total={total}
            mode={mode}
            onMode={setMode}
            zoom={zoom}
            onZoom={(by) => setZoom(zoomed(zoom, by))}
            onPage={turnTo}
            aside={aside}
            onAside={setAside}
          />
          <Notes view={view} number={number} onPage={turnTo} onVersion={onVersion} />
          <PageArea
            view={view}
            number={number}
            total={total}
            mode={mode}
            onMode={setMode}
            zoom={zoom}
            find={find}
            passage={passage}
            ref={area}
          />
        </section>
        {aside && <FactsPane view={view} doubted={confirm.doubted} onShow={show} onVersion={onVersion} />}
      </div>
    </main>
  );
}
