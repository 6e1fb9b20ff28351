import { asFailure, failureWords } from "@/shared/data/failure";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Empty } from "@/shared/ui/Empty";

interface FailedProps {
  failure: unknown;
  onRetry?: () => void;
  /** Where to go when what was asked for is no longer there: asking again does not bring it back. */
  leave?: { label: string; run: () => void };
}

/** A screen or a pane that could not be loaded: what happened, what is safe, what to do. */
export function Failed({ failure, onRetry, leave }: FailedProps) {
  const { t, language } = useText("common");
  const { message, remedy } = failureWords(failure, language);
  return (
    <Empty
      title={message}
      data-testid="failed"
      actions={
        leave !== undefined && asFailure(failure).code === "not_found" ? (
          <Button onClick={leave.run} data-testid="failed-leave">
            {leave.label}
          </Button>
        ) : (
          onRetry !== undefined && <Button onClick={onRetry}>{t("tryAgain")}</Button>
        )
      }
    >
      {remedy}
    </Empty>
  );
}
