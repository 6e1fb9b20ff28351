import type { Procedure } from "@/contract/Procedure";
import type { Urgency } from "@/contract/Urgency";
import type { WorkspaceFilter } from "@/features/workspaces/useWorkspaces";
import { PROCEDURES, URGENCIES } from "@/shared/messages/words";
import { useText } from "@/shared/text/useText";
import { Seg } from "@/shared/ui/Seg";
import { Select } from "@/shared/ui/Select";

interface Props {
  filter: WorkspaceFilter;
  onFilter: (filter: WorkspaceFilter) => void;
}

/** Open or archived, which procedure, how urgent. */
export function WorkspaceFilters({ filter, onFilter }: Props) {
  const { t } = useText("workspaces");
  return (
    <>
      <Seg<"open" | "archived">
        value={filter.archived === true ? "archived" : "open"}
        options={[
          { value: "open", label: t("list.open"), testid: "workspaces-open" },
          { value: "archived", label: t("list.archived"), testid: "workspaces-archived" },
        ]}
        onValue={(which) => onFilter({ ...filter, archived: which === "archived" || undefined })}
        aria-label={t("list.which")}
      />
      <Select<Procedure | "">
        size="small"
        look="quiet"
        value={filter.procedure ?? ""}
        options={[
          { value: "", label: `${t("list.procedure")} : ${t("list.any").toLowerCase()}` },
          ...PROCEDURES.map((word) => ({ value: word, label: t(`words:procedure.${word}`) })),
        ]}
        onValue={(word) => onFilter({ ...filter, procedure: word === "" ? undefined : word })}
        aria-label={t("list.procedure")}
        data-testid="filter-procedure"
      />
      <Select<Urgency | "">
        size="small"
        look="quiet"
        value={filter.urgency ?? ""}
        options={[
          { value: "", label: `${t("list.urgency")} : ${t("list.any").toLowerCase()}` },
          ...URGENCIES.map((word) => ({ value: word, label: t(`words:urgency.${word}`) })),
        ]}
        onValue={(word) => onFilter({ ...filter, urgency: word === "" ? undefined : word })}
        aria-label={t("list.urgency")}
        data-testid="filter-urgency"
      />
    </>
  );
}
