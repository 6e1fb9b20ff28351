import { BadgeCheck, Ellipsis, FileDown, FilePlus, Pencil, TextCursorInput, Trash2 } from "lucide-react";

import type { DocumentDraftView } from "@/contract/DocumentDraftView";
import type { useDraftText } from "@/features/drafts/useDraftText";
import { useDraftActs } from "@/features/drafts/useDraftActs";
import { useMay } from "@/shared/data/SessionContext";
import { fromNow } from "@/shared/text/dates";
import { useNow } from "@/shared/text/useNow";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { MachineMark } from "@/shared/ui/MachineMark";
import { Menu } from "@/shared/ui/Menu";
import { PaperBar } from "@/shared/ui/PaperBar";

import styles from "./DraftBar.module.css";

interface Props {
  view: DocumentDraftView;
  draft: ReturnType<typeof useDraftText>;
  editing: boolean;
  onEdit: () => void;
  onRead: () => void;
  /** Goes to the next place that is to be filled. */
  onFill: () => void;
}

/** Whose draft this is, how far it is, and its one next step. */
export function DraftBar({ view, draft, editing, onEdit, onRead, onFill }: Props) {
  const { t, language } = useText("drafts");
  const now = new Date(useNow());
  const mayWork = useMay("work");
  const mayValidate = useMay("validate");
  const acts = useDraftActs(view);
  const settled = draft.state === "saved";
  const left = view.blanks.length;
  const valid = view.validatedBy !== null;
  const state =
    draft.state !== "saved"
      ? t(`state.${draft.state}`)
      : valid
        ? t("state.valid", { who: view.validatedBy, when: fromNow(view.validatedAt ?? "", language, now) })
        : t(view.void ? "state.void" : "state.proposed");
  return (
    <PaperBar
      home={{
        to: { room: "workspaces", id: view.workspaceId },
        reference: view.workspaceReference,
        title: view.workspaceTitle,
      }}
      name={draft.title}
      testId="draft-name"
      state={
        <span className={styles.state} data-valid={valid} role="status" data-testid="draft-state">
          {!valid && settled && <MachineMark />}
          {state}
        </span>
      }
    >
      {left > 0 && mayWork && (
        <Button
          icon={TextCursorInput}
          onClick={onFill}
          keys={editing ? undefined : "n"}
          data-testid="draft-fill"
        >
          {t("left", { count: left })}
        </Button>
      )}
      {mayWork && (
        <Button
          icon={Pencil}
          keys={editing ? undefined : "e"}
          onClick={editing ? onRead : onEdit}
          data-testid="draft-edit"
        >
          {t(editing ? "read" : "edit")}
        </Button>
      )}
      {!valid && mayValidate && (
        <Button
          look={left === 0 ? "go" : "plain"}
          icon={BadgeCheck}
          disabled={left > 0 || !settled || acts.busy}
          title={left > 0 ? t("fillFirst") : t("validateHint")}
          onClick={acts.validate}
          data-testid="draft-validate"
        >
          {t("validate")}
        </Button>
      )}
      {valid && mayWork && (
        <Button
          look="go"
          icon={FilePlus}
          disabled={!settled || acts.busy}
          onClick={acts.file}
          data-testid="draft-file"
        >
          {t(view.documentId === null ? "file" : "fileAgain")}
        </Button>
      )}
      <Menu
        align="end"
        groups={[
          {
            items: [
              {
                id: "draft-export-final",
                label: t("exportFinal"),
                icon: FileDown,
                disabled: !valid || !settled,
                run: () => acts.save(true),
              },
              { id: "draft-export", label: t("exportDraft"), icon: FileDown, run: () => acts.save(false) },
            ],
          },
          ...(mayWork
            ? [{ items: [{ id: "draft-remove", label: t("remove"), icon: Trash2, run: acts.remove }] }]
            : []),
        ]}
      >
        <Button look="quiet" icon={Ellipsis} aria-label={t("common:more")} data-testid="draft-more" />
      </Menu>
    </PaperBar>
  );
}
