import { useState } from "react";

import type { WorkspaceView } from "@/contract/WorkspaceView";
import { EndingFields } from "@/features/workspaces/EndingFields";
import { endingOf, endingText, isPossible } from "@/features/workspaces/endingText";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { dayAndTime, instant } from "@/shared/text/dates";
import { useNow } from "@/shared/text/useNow";
import { FormDialog } from "@/shared/ui/FormDialog";
import { Note } from "@/shared/ui/Note";
import { useToast } from "@/shared/ui/Toasts";

const today = () => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris" }).format(new Date());

/** Closes a matter. How it ended may be said; Enter at once closes it without. */
export function ArchiveDialog({ workspace, onClose }: { workspace: WorkspaceView; onClose: () => void }) {
  const { t, language } = useText("workspaces");
  const toast = useToast();
  const now = useNow();
  // What runs is asked about first: an archived workspace reminds nobody.
  const running = workspace.deadlines.filter(
    ({ state, dueAt }) => (state === "proposed" || state === "confirmed") && instant(dueAt).getTime() >= now,
  );
  const open = workspace.tasks.filter(({ doneAt }) => doneAt === null).length;
  const next = running[0];
  const { id } = workspace;
  const [value, setValue] = useState(() => endingText(workspace, today()));
  const update = useAct("workspaces.update", { quiet: true });
  const archive = () =>
    update.mutate(
      { id, archived: true, ...endingOf(value, true) },
      {
        onSuccess: () => {
          toast.show(t("page.archivedToast"), () =>
            update.mutate({ id, archived: false, filedOn: workspace.filedOn ?? "" }),
          );
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title={t("ending.title", { reference: workspace.reference })}
      about={t("ending.about")}
      verb={t(next === undefined ? "page.archive" : "ending.anyway")}
      ready={isPossible(value)}
      pending={update.isPending}
      failure={update.error}
      onSubmit={archive}
      onClose={onClose}
      name="archive-workspace"
    >
      {(next !== undefined || open > 0) && (
        <Note look="warn" data-testid="archive-running">
          {next !== undefined &&
            t("ending.running", {
              count: running.length,
              what: next.title,
              when: dayAndTime(next.dueSafeAt, language),
            })}{" "}
          {open > 0 && t("ending.open", { count: open })} {t("ending.silent")}
        </Note>
      )}
      <EndingFields value={value} onValue={setValue} closed />
    </FormDialog>
  );
}
