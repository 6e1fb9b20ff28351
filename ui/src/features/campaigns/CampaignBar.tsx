import {
  Archive,
  ArchiveRestore,
  ChartNoAxesColumn,
  Copy,
  Ellipsis,
  FileDown,
  FileLock2,
  FileSpreadsheet,
  ListChecks,
  Pencil,
  Plus,
  Search,
  Store,
  Upload,
} from "lucide-react";
import type { Ref } from "react";

import type { CampaignView } from "@/contract/CampaignView";
import { daysOf } from "@/features/campaigns/daysOf";
import { useAct } from "@/shared/data/useAct";
import { go } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { GoTo } from "@/shared/ui/GoTo";
import { Icon } from "@/shared/ui/Icon";
import { Input } from "@/shared/ui/Input";
import { Menu } from "@/shared/ui/Menu";
import { useHost } from "@/host/HostContext";
import { useToast } from "@/shared/ui/Toasts";

import styles from "./Campaigns.module.css";

interface Props {
  campaign: CampaignView;
  field: Ref<HTMLInputElement>;
  query: string;
  onQuery: (query: string) => void;
  onImport: () => void;
  onAdd: () => void;
  onEdit: () => void;
  onHandOver: () => void;
  onQuestions: () => void;
}

/** Which show this is, and what one does at it. */
export function CampaignBar(props: Props) {
  const { campaign, field, query, onQuery, onImport, onAdd, onEdit, onHandOver, onQuestions } = props;
  const { t, language } = useText("campaigns");
  const toast = useToast();
  const host = useHost();
  const { id, name, archived } = campaign;
  const archive = useAct("campaigns.archive", {
    onDone: (after) =>
      toast.show(t(after.archived ? "wasArchived" : "wasReopened", { what: name }), () =>
        archive.mutate({ id, archived: !after.archived }),
      ),
  });
  const copy = useAct("campaigns.duplicate", { onDone: (made) => go({ room: "campaigns", id: made.id }) });
  const write = useAct("prospects.export", {
    said: ({ count }) => t("export.done", { count }),
  });
  const exported = async (kind: "csv" | "xlsx") => {
    const [place] = await host.pick("save", `${name}.${kind}`);
    if (place !== undefined) {
      write.mutate({ campaignId: id, stages: ["oven", "fridge"], place: place.token });
    }
  };
  const days = daysOf(campaign, language);
  return (
    <header className={styles.bar}>
      <GoTo to={{ room: "campaigns" }} className={styles.crumb} title={t("back")}>
        <Icon of={Store} label={t("title")} />
      </GoTo>
      <h1 className="cut" title={name} data-testid="campaign-name-shown">
        {name}
      </h1>
      {campaign.place !== "" && <span className={`${styles.tag} cut`}>{campaign.place}</span>}
      {days !== "" && <span className={`${styles.days} cut`}>{days}</span>}
      <div className={styles.end}>
        <Input
          ref={field}
          size="small"
          type="search"
          before={<Icon of={Search} small />}
          value={query}
          onChange={(event) => onQuery(event.target.value)}
          placeholder={t("find")}
          aria-label={t("find")}
          boxClassName={styles.find}
          data-testid="prospects-search"
        />
        <Button icon={Upload} keys="i" onClick={onImport} data-testid="import-prospects">
          {t("import.open")}
        </Button>
        <Button look="go" icon={Plus} keys="p" onClick={onAdd} data-testid="add-prospect">
          {t("prospect")}
        </Button>
        <Menu
          align="end"
          groups={[
            {
              items: [
                {
                  id: "campaign-report",
                  label: t("report.open"),
                  icon: ChartNoAxesColumn,
                  run: () => go({ room: "campaigns", id, report: true }),
                },
                {
                  id: "campaign-hand-over",
                  label: t("handOver.open"),
                  icon: FileLock2,
                  run: onHandOver,
                },
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
                {
                  id: "campaign-questions",
                  label: t("question.open"),
                  icon: ListChecks,
                  run: onQuestions,
                },
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
      </div>
    </header>
  );
}
