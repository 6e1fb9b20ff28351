import { useText } from "@/shared/text/useText";
import { Tabs } from "@/shared/ui/Tabs";

/** What is searched. */
export type Kind = "all" | "mail" | "workspace" | "contact" | "document" | "note" | "decision";

const KINDS: Kind[] = ["all", "mail", "workspace", "contact", "document", "note", "decision"];

/** Everything, or one kind of object. */
export function SearchTabs({ kind, onKind }: { kind: Kind; onKind: (kind: Kind) => void }) {
  const { t } = useText("search");
  return (
    <Tabs<Kind>
      value={kind}
      options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`), testid: `search-kind-${value}` }))}
      onValue={onKind}
      aria-label={t("kinds.label")}
    />
  );
}
