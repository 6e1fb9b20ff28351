import { X } from "lucide-react";

import type { Outcome } from "@/contract/Outcome";
import type { Procedure } from "@/contract/Procedure";
import type { Urgency } from "@/contract/Urgency";
import { showsClosed, type WorkspaceFilter } from "@/features/workspaces/useWorkspaces";
import { PROCEDURES, URGENCIES } from "@/shared/messages/words";
import { calendarDay } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Seg } from "@/shared/ui/Seg";
import { Select } from "@/shared/ui/Select";
import { OUTCOMES } from "@/shared/workspaces/outcomes";

interface Props {
  filter: WorkspaceFilter;
  onFilter: (filter: WorkspaceFilter) => void;
}

/** Open or archived, which procedure, how urgent, how it ended; or what a figure was made of. */
export function WorkspaceFilters({ filter, onFilter }: Props) {
  const { t, language } = useText("workspaces");
  const { counted } = filter;
  const closed = showsClosed(filter);
  const what =
    counted === undefined
      ? ""
      : [
          t(`counted.${counted.sample}`),
          ...(counted.officeId === undefined ? [] : [t("counted.before")]),
          ...(counted.since === undefined
            ? []
            : [t("counted.since", { day: calendarDay(counted.since, language) })]),
        ].join(", ");
  const any = (field: "procedure" | "urgency") =>
    t("list.anyOf", { what: t(`list.${field}`), any: t("list.any").toLowerCase() });
  return (
    <>
      <Seg<"open" | "archived">
        value={closed ? "archived" : "open"}
        options={[
          { value: "open", label: t("list.open"), testid: "workspaces-open" },
          { value: "archived", label: t("list.archived"), testid: "workspaces-archived" },
        ]}
        onValue={(which) =>
          onFilter({
            ...filter,
            archived: which === "archived" || undefined,
            outcome: undefined,
            counted: undefined,
          })
        }
        aria-label={t("list.which")}
      />
      <Select<Procedure | "">
        size="small"
        look="quiet"
        value={filter.procedure ?? ""}
        options={[
          { value: "", label: any("procedure") },
          ...PROCEDURES.map((word) => ({ value: word, label: t(`words:procedure.${word}`) })),
        ]}
        onValue={(word) => onFilter({ ...filter, procedure: word === "" ? undefined : word })}
        aria-label={t("list.procedure")}
        data-testid="filter-procedure"
      />
      {(!closed || filter.urgency !== undefined) && (
        <Select<Urgency | "">
          size="small"
          look="quiet"
          value={filter.urgency ?? ""}
          options={[
            { value: "", label: any("urgency") },
            ...URGENCIES.map((word) => ({ value: word, label: t(`words:urgency.${word}`) })),
          ]}
          onValue={(word) => onFilter({ ...filter, urgency: word === "" ? undefined : word })}
          aria-label={t("list.urgency")}
          data-testid="filter-urgency"
        />
      )}
      {closed && (
        <Select<Outcome | "">
          size="small"
          look="quiet"
          value={filter.outcome ?? ""}
          options={[
            { value: "", label: `${t("list.outcome")} : ${t("ending.any")}` },
            ...OUTCOMES.map((word) => ({ value: word, label: t(`words:outcome.${word}`) })),
          ]}
          onValue={(word) => onFilter({ ...filter, outcome: word === "" ? undefined : word })}
          aria-label={t("list.outcome")}
          data-testid="filter-outcome"
        />
      )}
      {counted !== undefined && (
        <Button
          size="small"
          icon={X}
          onClick={() => onFilter({ ...filter, archived: closed || undefined, counted: undefined })}
          aria-label={t("counted.clear", { what })}
          data-testid="filter-counted"
        >
          {what}
        </Button>
      )}
    </>
  );
}
