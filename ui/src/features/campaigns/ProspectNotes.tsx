import type { RefObject } from "react";

import type { ProspectRow } from "@/contract/ProspectRow";
import { useAct } from "@/shared/data/useAct";
import { useBegun } from "@/shared/keep/useBegun";
import { useText } from "@/shared/text/useText";
import { Section } from "@/shared/ui/Section";
import { Textarea } from "@/shared/ui/Textarea";

import styles from "./ProspectNotes.module.css";

/** The characters of a line of the narrowest pane. */
const LINE = 46;
const FEWEST_LINES = 2;
const MOST_LINES = 10;

interface Props {
  campaignId: string;
  row: ProspectRow;
  /** Where the key that notes something leads. */
  field?: RefObject<HTMLTextAreaElement | null>;
}

/** What was said at the stand, typed right here and kept when one goes on: never read by the prospect. */
export function ProspectNotes({ campaignId, row, field }: Props) {
  const { t } = useText("campaigns");
  const { id, lead } = row;
  // With what stood there before it: somebody else may be writing too.
  const [typed, setTyped, begun] = useBegun<{ before: ProspectRow; text: string } | null>(
    `campaigns.notes.${id}`,
    null,
  );
  const save = useAct("prospects.save", { onDone: () => begun.forget() });
  const text = typed?.text ?? lead.notes ?? "";
  const lines = text.split("\n").reduce((sum, line) => sum + 1 + Math.floor(line.length / LINE), 0);
  const keep = () => {
    if (typed === null) return;
    const { before } = typed;
    const notes = text.trim() === "" ? null : text.trim();
    if (notes === before.lead.notes) {
      begun.forget();
      return;
    }
    const known = {
      ...(before.score === null ? {} : { score: before.score }),
      ...(before.followUp === null ? {} : { followUp: before.followUp }),
    };
    save.mutate({
      campaignId,
      id,
      lead: { ...before.lead, notes },
      ...known,
      was: { lead: before.lead, ...known },
    });
  };
  return (
    <Section title={t("field.notes")}>
      <Textarea
        ref={field}
        className={`${styles.notes} private`}
        rows={Math.min(MOST_LINES, Math.max(FEWEST_LINES, lines))}
        value={text}
        onChange={({ target }) => setTyped((now) => ({ before: now?.before ?? row, text: target.value }))}
        onFocus={({ target }) => target.setSelectionRange(target.value.length, target.value.length)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key !== "Escape" && !(event.key === "Enter" && (event.ctrlKey || event.metaKey))) return;
          // Both keep what was typed and give the keys back to the list.
          event.preventDefault();
          event.stopPropagation();
          event.currentTarget.blur();
        }}
        placeholder={t("notesHint")}
        aria-label={t("field.notes")}
        data-testid="prospect-note"
      />
    </Section>
  );
}
