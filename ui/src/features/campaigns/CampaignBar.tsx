import {
  Archive,
  ArchiveRestore,
  ChartNoAxesColumn,
  Copy,
  Ellipsis,
  FileDown,
  FileLock2,
  FileSpreadsheet,
  Hand,
  ListChecks,
  ListRestart,
  MailX,
  Pencil,
  Plus,
  Rows3,
  SquareKanban,
  Upload,
} from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { Ref } from "react";

import type { CampaignView } from "@/contract/CampaignView";
import { CampaignHead } from "@/features/campaigns/CampaignHead";
import { useAct } from "@/shared/data/useAct";
import { go } from "@/shared/route/route";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Menu } from "@/shared/ui/Menu";
import { useHost } from "@/host/HostContext";
import { SearchInput } from "@/shared/ui/SearchInput";
import { useToast } from "@/shared/ui/Toasts";

import styles from "./Campaigns.module.css";

/** How the prospects are shown: in their stages, in one list, or large for the stand. */
export type CampaignLook = "board" | "table" | "floor";

const LOOKS: readonly [CampaignLook, LucideIcon, string | undefined][] = [
  ["board", SquareKanban, undefined],
  ["table", Rows3, "t"],
  ["floor", Hand, "d"],
];

interface Props {
  campaign: CampaignView;
  field: Ref<HTMLInputElement>;
  query: string;
  onQuery: (query: string) => void;
  /** Whether only those without an address are shown. */
  incomplete: boolean;
  onIncomplete: (incomplete: boolean) => void;
  onImport: () => void;
  onAdd: () => void;
  onEdit: () => void;
  onHandOver: () => void;
  onQuestions: () => void;
  onDecisions: () => void;
  view: CampaignLook;
  onView: (view: CampaignLook) => void;
}

/** What one does with the prospects of a show. */
export function CampaignBar({
  campaign,
  field,
  query,
  onQuery,
  incomplete,
  onIncomplete,
  onImport,
  onAdd,
  onEdit,
  onHandOver,
  onQuestions,
  onDecisions,
  view,
  onView,
}: Props) {
  const { t, language } = useText("campaigns");
  const toast = useToast();
  const host = useHost();
  const { id, name, archived } = campaign;
  const missing = count(campaign.incomplete, language);
  const archive = useAct("campaigns.archive", {
    onDone: (after) =>
      toast.show(t(after.archived ? "wasArchived" : "wasReopened", { what: name }), () =>
        archive.mutate({ id, archived: !after.archived }),
      ),
  });
  const copy = useAct("campaigns.duplicate", { onDone: (made) => go({ room: "campaigns", id: made.id }) });
  const write = useAct("prospects.export", {
    said: ({ count: written }) => t("export.done", { count: written }),
  });
  const exported = async (kind: "csv" | "xlsx") => {
    const [place] = await host.pick("save", `${name}.${kind}`);
    if (place !== undefined) {
      write.mutate({ campaignId: id, stages: ["oven", "fridge"], place: place.token });
    }
  };
  return (
    <CampaignHead campaign={campaign} part="prospects">
      <SearchInput
        ref={field}
        label={t("find")}
        value={query}
        onText={onQuery}
        boxClassName={styles.find}
        data-testid="prospects-search"
      />
      {(campaign.incomplete > 0 || incomplete) && (
        <Button
          icon={MailX}
          className={styles.only}
          aria-pressed={incomplete}
          aria-label={t("onlyIncomplete", { number: missing })}
          title={t("onlyIncomplete", { number: missing })}
          onClick={() => onIncomplete(!incomplete)}
          data-testid="only-incomplete"
        >
          {missing}
        </Button>
      )}
      {view !== "floor" && (
        <>
          <Button icon={Upload} keys="i" onClick={onImport} data-testid="import-prospects">
            {t("import.open")}
          </Button>
          <Button look="go" icon={Plus} keys="p" onClick={onAdd} data-testid="add-prospect">
            {t("prospect")}
          </Button>
        </>
      )}
      <Menu
        align="end"
        groups={[
          {
            label: t("view.label"),
            items: LOOKS.map(([look, icon, keys]) => ({
              id: `view-${look}`,
              label: t(`view.${look}`),
              icon,
              chosen: look === view,
              ...(keys === undefined ? {} : { keys }),
              run: () => onView(look),
            })),
          },
          {
            items: [
              {
                id: "campaign-report",
                label: t("report.open"),
                icon: ChartNoAxesColumn,
                run: () => go({ room: "campaigns", id, part: "report" }),
              },
              {
                id: "campaign-decisions",
                label: t("decisions.open"),
                icon: ListRestart,
                keys: "u",
                run: onDecisions,
              },
              { id: "campaign-hand-over", label: t("handOver.open"), icon: FileLock2, run: onHandOver },
            ],
          },
          {
            label: t("export.label"),
            items: [
              {
                id: "campaign-xlsx",
                label: t("export.xlsx"),
                icon: FileSpreadsheet,
                run: () => void exported("xlsx").catch(toast.fail),
              },
              {
                id: "campaign-csv",
                label: t("export.csv"),
                icon: FileDown,
                run: () => void exported("csv").catch(toast.fail),
              },
            ],
          },
          {
            items: [
              { id: "campaign-questions", label: t("question.open"), icon: ListChecks, run: onQuestions },
              { id: "campaign-edit", label: t("edit"), icon: Pencil, run: onEdit },
              {
                id: "campaign-copy",
                label: t("copy"),
                icon: Copy,
                run: () => copy.mutate({ id, name: t("copyName", { name }) }),
              },
              {
                id: "campaign-archive",
                label: t(archived ? "reopen" : "archive"),
                icon: archived ? ArchiveRestore : Archive,
                run: () => archive.mutate({ id, archived: !archived }),
              },
            ],
          },
        ]}
      >
        <Button look="quiet" icon={Ellipsis} aria-label={t("common:more")} data-testid="campaign-more" />
      </Menu>
    </CampaignHead>
  );
}
