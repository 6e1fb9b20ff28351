import {
  Archive,
  ArchiveRestore,
  CalendarDays,
  CalendarPlus,
  Ellipsis,
  FilePlus,
  Folder,
  ListPlus,
  ListTodo,
  Merge,
  Pencil,
  Scale,
  Split,
} from "lucide-react";

import type { WorkspaceView } from "@/contract/WorkspaceView";
import { EvidenceButton } from "@/features/workspaces/EvidenceButton";
import { useHost } from "@/host/HostContext";
import { useMay } from "@/shared/data/SessionContext";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { Avatar } from "@/shared/ui/Avatar";
import { Button } from "@/shared/ui/Button";
import { GoTo } from "@/shared/ui/GoTo";
import { Icon } from "@/shared/ui/Icon";
import { Menu } from "@/shared/ui/Menu";
import { useToast } from "@/shared/ui/Toasts";

import styles from "./WorkspacePage.module.css";

interface Props {
  workspace: WorkspaceView;
  onCompute: () => void;
  onEnter: () => void;
  onEdit: () => void;
  onMerge: () => void;
  onArchive: () => void;
  onAddTask: () => void;
  onAddItem: () => void;
  onAddDocuments: () => void;
}

/** Which workspace this is, and what can be added to it. */
export function WorkspaceBar(props: Props) {
  const { workspace, onCompute, onEnter, onEdit, onMerge, onArchive } = props;
  const { onAddTask, onAddItem, onAddDocuments } = props;
  const { t } = useText("workspaces");
  const host = useHost();
  const toast = useToast();
  const mayWork = useMay("work");
  const { id, archived, ending, responsible } = workspace;
  const update = useAct("workspaces.update");
  const reopen = () =>
    update.mutate(
      { id, archived: false },
      {
        onSuccess: () =>
          toast.show(t("page.reopenedToast"), () =>
            update.mutate({
              id,
              archived: true,
              ...(ending === null
                ? {}
                : { ending: { outcome: ending.outcome, ...(ending.on === null ? {} : { on: ending.on }) } }),
            }),
          ),
      },
    );
  const calendar = useAct("agenda.export", {
    said: ({ entries }) => t("page.calendarDone", { count: entries }),
  });
  const saveCalendar = async () => {
    const [place] = await host.pick("save", t("page.calendarFile", { reference: workspace.reference }));
    if (place !== undefined) calendar.mutate({ place: place.token, workspaceId: id });
  };
  const merge = useAct("workspaces.merge", { said: () => t("merge.again") });
  const unmerge = useAct("workspaces.unmerge");
  const takeApart = (from: string) =>
    unmerge.mutate(
      { id: from },
      { onSuccess: () => toast.show(t("merge.apart"), () => merge.mutate({ from, into: id })) },
    );
  const add = [
    { id: "add-task", label: t("tasks.add"), icon: ListTodo, keys: "n", run: onAddTask },
    { id: "add-documents", label: t("documents.addMany"), icon: FilePlus, keys: "a", run: onAddDocuments },
    { id: "add-compute", label: t("page.compute"), icon: Scale, keys: "c", run: onCompute },
    { id: "add-deadline", label: t("page.addDeadline"), icon: CalendarPlus, run: onEnter },
    { id: "add-item", label: t("checklist.add"), icon: ListPlus, keys: "shift+n", run: onAddItem },
  ];
  const more = [
    { id: "edit", label: t("page.edit"), icon: Pencil, run: onEdit },
    {
      id: "calendar",
      label: t("page.calendar"),
      icon: CalendarDays,
      run: () => void saveCalendar().catch(toast.fail),
    },
    { id: "merge", label: t("merge.open"), icon: Merge, run: onMerge },
    ...workspace.mergedFrom.map((from) => ({
      id: `unmerge-${from.id}`,
      label: t("merge.takeApart", { reference: from.reference }),
      icon: Split,
      run: () => takeApart(from.id),
    })),
    archived
      ? { id: "reopen", label: t("page.reopen"), icon: ArchiveRestore, run: reopen }
      : { id: "archive", label: t("page.archive"), icon: Archive, run: onArchive },
  ];
  return (
    <header className={styles.bar}>
      <GoTo to={{ room: "workspaces" }} className={styles.crumb}>
        <Icon of={Folder} />
        {t("title")}
      </GoTo>
      <span className="quiet" aria-hidden="true">
        /
      </span>
      <h1 className="num" data-testid="workspace-reference">
        {workspace.reference}
      </h1>
      <span className={styles.tag}>{t(`words:procedure.${workspace.procedure}`)}</span>
      {archived && <span className={styles.tag}>{t("page.archived")}</span>}
      <div className={styles.end}>
        <span className="row small soft">
          <Avatar name={responsible} label={responsible ?? t("page.noResponsible")} />
          <span className="cut">{responsible ?? t("page.noResponsible")}</span>
        </span>
        <EvidenceButton id={id} reference={workspace.reference} />
        {mayWork && workspace.mergedInto === null && (
          <>
            <Menu groups={[{ items: add }]} align="end">
              <Button data-testid="workspace-add">{t("page.add")}</Button>
            </Menu>
            <Menu groups={[{ items: more }]} align="end">
              <Button look="quiet" icon={Ellipsis} aria-label={t("page.more")} data-testid="workspace-more" />
            </Menu>
          </>
        )}
      </div>
    </header>
  );
}
