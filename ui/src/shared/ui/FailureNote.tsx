import { failureWords } from "@/shared/data/failure";
import { useText } from "@/shared/text/useText";
import { Note } from "@/shared/ui/Note";
import styles from "@/shared/ui/Note.module.css";

/** What went wrong, beside the control that asked for it. */
export function FailureNote({ failure }: { failure: unknown }) {
  const { language } = useText("common");
  const { message, remedy } = failureWords(failure, language);
  return (
    <Note look="bad" data-testid="failure">
      {message}
      {remedy !== "" && <span className={styles.remedy}>{remedy}</span>}
    </Note>
  );
}
