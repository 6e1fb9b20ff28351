import { Bookmark, BookmarkMinus, BookmarkPlus } from "lucide-react";

import { narrows, type WorkspaceFilter } from "@/features/workspaces/useWorkspaces";
import { useRemembered } from "@/shared/keep/useRemembered";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Menu } from "@/shared/ui/Menu";
import { useToast } from "@/shared/ui/Toasts";

/**
 * A filter without the words that were searched: those name clients, and are not written to the disk. What a figure
 * was made of is no filter to come back to.
 */
type Saved = Omit<WorkspaceFilter, "query" | "counted">;

interface Props {
  filter: WorkspaceFilter;
  onFilter: (filter: WorkspaceFilter) => void;
}

const plain = ({ procedure, urgency, archived, outcome }: WorkspaceFilter): Saved => ({
  ...(procedure === undefined ? {} : { procedure }),
  ...(urgency === undefined ? {} : { urgency }),
  ...(archived === undefined ? {} : { archived }),
  ...(outcome === undefined ? {} : { outcome }),
});
const keyOf = (filter: WorkspaceFilter) => JSON.stringify(plain(filter));

/** The filters one comes back to. They are named by what they let through. */
export function SavedFilters({ filter, onFilter }: Props) {
  const { t } = useText("workspaces");
  const toast = useToast();
  const [saved, setSaved] = useRemembered<Saved[]>("workspaces.filters", []);
  const here = keyOf(filter);
  const known = saved.some((one) => keyOf(one) === here);
  const nameOf = (one: Saved) =>
    [
      t(one.archived === true ? "list.archived" : "list.open"),
      ...(one.procedure === undefined ? [] : [t(`words:procedure.${one.procedure}`)]),
      ...(one.urgency === undefined
        ? []
        : [t("filters.urgency", { word: t(`words:urgency.${one.urgency}`).toLowerCase() })]),
      ...(one.outcome === undefined ? [] : [t(`words:outcome.${one.outcome}`).toLowerCase()]),
    ].join(", ");
  const name = nameOf(plain(filter));
  const save = () => {
    setSaved([...saved, plain(filter)]);
    toast.show(t("filters.saved", { name }), () => setSaved(saved));
  };
  const forget = () => {
    setSaved(saved.filter((one) => keyOf(one) !== here));
    toast.show(t("filters.forgotten", { name }), () => setSaved(saved));
  };
  const possible = narrows({ ...filter, query: undefined }) || filter.archived === true;
  const keep = known
    ? { id: "filter-forget", label: t("filters.forget", { name }), icon: BookmarkMinus, run: forget }
    : {
        id: "filter-save",
        label: possible ? t("filters.save", { name }) : t("filters.nothing"),
        icon: BookmarkPlus,
        disabled: !possible,
        run: save,
      };
  return (
    <Menu
      groups={[
        ...(saved.length === 0
          ? []
          : [
              {
                label: t("filters.title"),
                items: saved.map((one) => ({
                  id: `filter-${keyOf(one)}`,
                  label: nameOf(one),
                  chosen: keyOf(one) === here,
                  run: () => onFilter({ ...one, query: filter.query }),
                })),
              },
            ]),
        { items: [keep] },
      ]}
    >
      <Button
        look="quiet"
        size="normal"
        icon={Bookmark}
        aria-label={t("filters.title")}
        data-testid="saved-filters"
      />
    </Menu>
  );
}
