import { ListFilter } from "lucide-react";

import { ENTRY_KINDS } from "@/features/agenda/useAgendaFilter";
import type { useAgendaFilter } from "@/features/agenda/useAgendaFilter";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Menu } from "@/shared/ui/Menu";
import { Seg } from "@/shared/ui/Seg";

type Filter = ReturnType<typeof useAgendaFilter>;

/** Whose agenda, and which kinds of entries. */
export function AgendaFilter({
  filter,
  onFilter,
}: {
  filter: Filter["filter"];
  onFilter: Filter["setFilter"];
}) {
  const { t } = useText("agenda");
  const { scope, kinds } = filter;
  const items = ENTRY_KINDS.map((kind) => ({
    id: `kind-${kind}`,
    label: t(`kinds.${kind}`),
    chosen: kinds.includes(kind),
    run: () => {
      const others = kinds.filter((one) => one !== kind);
      onFilter({ scope, kinds: others.length < kinds.length ? others : [...kinds, kind] });
    },
  }));
  return (
    <>
      <Seg
        value={scope}
        onValue={(next) => onFilter({ scope: next, kinds })}
        aria-label={t("scope.label")}
        options={[
          { value: "firm", label: t("scope.firm"), testid: "agenda-firm" },
          { value: "mine", label: t("scope.mine"), testid: "agenda-mine" },
        ]}
      />
      <Menu groups={[{ label: t("kinds.label"), items }]} align="end">
        <Button
          look="quiet"
          icon={ListFilter}
          aria-label={t("kinds.label")}
          title={t("kinds.label")}
          data-testid="agenda-kinds"
        />
      </Menu>
    </>
  );
}
