import { useText } from "@/shared/text/useText";
import { Note } from "@/shared/ui/Note";

/** Says that a name nearly typed was answered by the nearest one. */
export function Corrected({ query, instead }: { query: string; instead: string | null }) {
  const { t } = useText("search");
  if (instead === null) return null;
  return (
    <Note look="plain" data-testid="search-corrected">
      {t("corrected", { query, instead })}
    </Note>
  );
}
