import { useRef, useState } from "react";

import type { DocumentDraftView } from "@/contract/DocumentDraftView";
import { DraftBar } from "@/features/drafts/DraftBar";
import { DraftEdit } from "@/features/drafts/DraftEdit";
import { DraftSheet } from "@/features/drafts/DraftSheet";
import { DraftSources } from "@/features/drafts/DraftSources";
import { useDraftText } from "@/features/drafts/useDraftText";
import { useMay } from "@/shared/data/SessionContext";
import { useKeys } from "@/shared/keys/useKeys";
import { goBack } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";

import styles from "./OpenedDraft.module.css";

/** The text to read or to write on the left, its sources on the right. */
export function OpenedDraft({ view }: { view: DocumentDraftView }) {
  const { t } = useText("drafts");
  const mayWork = useMay("work");
  const [editing, setEditing] = useState(false);
  const [source, setSource] = useState<number | null>(null);
  const draft = useDraftText(view);
  const field = useRef<HTMLTextAreaElement>(null);

  const edit = (start?: number, end?: number) => {
    if (!mayWork) return;
    setEditing(true);
    requestAnimationFrame(() => {
      const box = field.current;
      if (box === null) return;
      box.focus();
      if (start !== undefined) box.setSelectionRange(start, end ?? start);
    });
  };
  const read = () => {
    draft.keep();
    setEditing(false);
  };
  const fill = () => {
    // By their words: what was typed since the office last looked moves the places.
    const after = editing ? (field.current?.selectionEnd ?? 0) : 0;
    const open = view.blanks
      .map(({ start, end }) => view.text.slice(start, end))
      .flatMap((words) =>
        [draft.text.indexOf(words, after), draft.text.indexOf(words)].map((at) => ({ at, words })),
      )
      .filter(({ at }) => at >= 0);
    const next = open.filter(({ at }) => at >= after).sort((a, b) => a.at - b.at)[0] ?? open[0];
    if (next !== undefined) edit(next.at, next.at + next.words.length);
  };
  const home = () => goBack({ room: "workspaces", id: view.workspaceId });
  useKeys([
    { id: "drafts.back", keys: "escape", label: t("back"), hidden: true, run: editing ? read : home },
    { id: "drafts.edit", keys: "e", label: t("edit"), group: t("title"), run: () => edit() },
    { id: "drafts.fill", keys: "n", label: t("next"), group: t("title"), run: fill },
  ]);
  return (
    <main className={styles.page} data-testid="draft-page">
      <DraftBar
        view={view}
        draft={draft}
        editing={editing}
        onEdit={() => edit()}
        onRead={read}
        onFill={fill}
      />
      <div className={styles.panes}>
        <section className={styles.middle} data-scroll>
          {editing ? (
            <DraftEdit draft={draft} onDone={read} ref={field} />
          ) : (
            <DraftSheet
              view={view}
              chosen={source}
              onSource={setSource}
              onEdit={mayWork ? edit : undefined}
            />
          )}
        </section>
        <DraftSources view={view} chosen={source} onChoose={setSource} />
      </div>
    </main>
  );
}
