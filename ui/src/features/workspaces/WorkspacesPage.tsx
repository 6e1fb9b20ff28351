import { ChartNoAxesColumn, FolderPlus } from "lucide-react";
import { useCallback, useDeferredValue, useRef, useState } from "react";

import { SavedFilters } from "@/features/workspaces/SavedFilters";
import { useBulk } from "@/features/workspaces/useBulk";
import { showsClosed, useWorkspaces, type WorkspaceFilter } from "@/features/workspaces/useWorkspaces";
import { WorkspaceFilters } from "@/features/workspaces/WorkspaceFilters";
import { WorkspaceLine } from "@/features/workspaces/WorkspaceLine";
import { WorkspacesBulk } from "@/features/workspaces/WorkspacesBulk";
import { WorkspacesEmpty } from "@/features/workspaces/WorkspacesEmpty";
import { useMay } from "@/shared/data/SessionContext";
import { useKept } from "@/shared/keep/useKept";
import { useKeys } from "@/shared/keys/useKeys";
import { go } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Corrected } from "@/shared/ui/Corrected";
import { Failed } from "@/shared/ui/Failed";
import { Page } from "@/shared/ui/Page";
import { SearchInput } from "@/shared/ui/SearchInput";
import { Skeleton } from "@/shared/ui/Skeleton";
import { VirtualList } from "@/shared/ui/VirtualList";
import { CreateDialog } from "@/shared/workspaces/CreateDialog";

import styles from "./WorkspacesPage.module.css";

/** Every workspace, what lapses first on top. */
export function WorkspacesPage() {
  const { t } = useText("workspaces");
  const [filter, setFilter] = useKept<WorkspaceFilter>("workspaces.filter", {});
  const [active, setActive] = useKept<string | null>("workspaces.active", null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [creating, setCreating] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const mayWork = useMay("work");
  const bulk = useBulk();
  const list = useWorkspaces({ ...filter, query: useDeferredValue(filter.query) });
  const chosen = list.rows.filter(({ id }) => selected.has(id));
  const open = useCallback((id: string) => go({ room: "workspaces", id }), []);
  const choose = useCallback(
    (id: string) =>
      setSelected((before) => {
        const next = new Set(before);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    [],
  );
  // What is no longer shown must not be changed unseen.
  const narrow = (to: WorkspaceFilter) => {
    setSelected(new Set());
    setFilter(to);
  };

  const showOutcomes = () => go({ room: "workspaces", id: "outcomes" });
  const group = t("title");
  useKeys([
    { id: "workspaces.outcomes", keys: "o", label: t("outcomes.keys"), group, run: showOutcomes },
    { id: "workspaces.find", keys: "f", label: t("keys.search"), group, run: () => field.current?.focus() },
    ...(mayWork
      ? [{ id: "workspaces.create", keys: "n", label: t("keys.create"), group, run: () => setCreating(true) }]
      : []),
    ...(active !== null
      ? [
          {
            id: "workspaces.open",
            keys: "enter",
            label: t("keys.open"),
            group,
            hidden: true,
            run: () => open(active),
          },
        ]
      : []),
  ]);

  return (
    <Page
      title={t("title")}
      bar={
        <>
          <WorkspaceFilters filter={filter} onFilter={narrow} />
          <SavedFilters filter={filter} onFilter={narrow} />
        </>
      }
      end={
        <>
          <SearchInput
            ref={field}
            label={t("list.search")}
            value={filter.query ?? ""}
            onText={(text) => narrow({ ...filter, query: text || undefined })}
            boxClassName={styles.search}
            data-testid="workspaces-search"
          />
          <Button
            look="quiet"
            icon={ChartNoAxesColumn}
            onClick={showOutcomes}
            aria-label={t("outcomes.keys")}
            data-testid="show-outcomes"
          />
          {mayWork && (
            <Button icon={FolderPlus} keys="n" onClick={() => setCreating(true)} data-testid="new-workspace">
              {t("list.create")}
            </Button>
          )}
        </>
      }
      data-testid="workspaces"
    >
      {list.failure !== null ? (
        <Failed failure={list.failure} onRetry={list.again} />
      ) : list.loading ? (
        <Skeleton rows={8} />
      ) : list.rows.length === 0 ? (
        <WorkspacesEmpty filter={filter} onClear={() => narrow({})} onCreate={() => setCreating(true)} />
      ) : (
        <div className={styles.list}>
          <Corrected query={filter.query ?? ""} instead={list.corrected} />
          <div className={styles.head} aria-hidden="true">
            <span>{t(showsClosed(filter) ? "list.outcome" : "list.deadline")}</span>
            <span>{t("list.client")}</span>
            <span>{t("list.procedure")}</span>
            <span>{t("list.urgency")}</span>
            <span>{t("list.progress")}</span>
            <span />
          </div>
          <VirtualList
            items={list.rows}
            rowHeight={56}
            render={(row, { active: here, selected: mine }) => (
              <WorkspaceLine
                row={row}
                active={here}
                selected={mine}
                several={chosen.length > 0}
                onOpen={open}
                onChoose={mayWork ? choose : undefined}
              />
            )}
            {...(mayWork ? { selected, onSelected: setSelected } : {})}
            active={active}
            onActive={setActive}
            onOpen={open}
            onEnd={list.more}
            place="workspaces"
            label={t("list.label")}
            data-testid="workspace-list"
          />
          {chosen.length > 0 && (
            <WorkspacesBulk
              rows={chosen}
              bulk={bulk}
              archived={showsClosed(filter)}
              onClear={() => setSelected(new Set())}
            />
          )}
        </div>
      )}
      {creating && <CreateDialog onClose={() => setCreating(false)} onCreated={open} />}
    </Page>
  );
}
