import { UserRoundCheck } from "lucide-react";
import type { ReactNode } from "react";

import type { Confidence } from "@/contract/Confidence";
import type { Origin } from "@/contract/Origin";
import type { SpanView } from "@/contract/SpanView";
import { SourceButton } from "@/features/inbox/SourceButton";
import { numberOf, type Source } from "@/features/inbox/sources";
import { useAct } from "@/shared/data/useAct";
import { useMay } from "@/shared/data/SessionContext";
import { useText } from "@/shared/text/useText";
import { Icon } from "@/shared/ui/Icon";
import { MachineMark } from "@/shared/ui/MachineMark";
import { Menu } from "@/shared/ui/Menu";
import { useToast } from "@/shared/ui/Toasts";

import styles from "./Facts.module.css";

/** The values of an analysis that a person can correct. */
export type JudgedField = "category" | "priority" | "procedure" | "sentiment" | "first_contact";

interface Props {
  id: string;
  field: JudgedField;
  value: string;
  judged: { confidence: Confidence; origin: Origin; span: SpanView | null };
  choices: { value: string; label: string }[];
  sources: Source[];
  /** A person accepted the whole: the machine's words are now theirs. */
  accepted: boolean;
  /** What it can be is open to choose from. */
  open: boolean;
  onOpen: (open: boolean) => void;
  /** The value as it is shown. */
  children: ReactNode;
}

/** One value: who said it, how sure, where; a click corrects it. */
export function JudgedRow(props: Props) {
  const { id, field, value, judged, choices, sources, accepted, open, onOpen, children } = props;
  const { t } = useText("inbox");
  const mayCorrect = useMay("work");
  const toast = useToast();
  const correct = useAct("inbox.correct");
  const name = t(`analysis.${field}`);
  const items = choices.map((choice) => ({
    id: `correct-${choice.value || "none"}`,
    label: choice.label,
    chosen: choice.value === value,
    run: () => {
      if (choice.value === value && judged.origin === "person") return;
      correct.mutate(
        { id, field, value: choice.value },
        {
          onSuccess: () =>
            toast.show(
              t("analysis.corrected"),
              choice.value === value ? undefined : () => correct.mutate({ id, field, value }),
            ),
        },
      );
    },
  }));
  return (
    <div className={styles.row} data-testid={`judged-${field.replace("_", "-")}`} data-origin={judged.origin}>
      <span className={styles.name}>{name}</span>
      <span className={styles.value}>
        {mayCorrect ? (
          <Menu groups={[{ label: t(`analysis.correctField.${field}`), items }]} open={open} onOpen={onOpen}>
            <button
              type="button"
              className={styles.button}
              data-testid={`correct-${field.replace("_", "-")}`}
            >
              {children}
            </button>
          </Menu>
        ) : (
          children
        )}
      </span>
      <span className={styles.from}>
        <SourceButton number={numberOf(sources, judged.span)} />
        {judged.origin === "person" ? (
          <span className={styles.person}>
            <Icon of={UserRoundCheck} small /> {t("analysis.byPerson")}
          </span>
        ) : accepted ? null : (
          <MachineMark confidence={judged.confidence} />
        )}
      </span>
    </div>
  );
}
