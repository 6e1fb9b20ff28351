import { failureWords } from "@/shared/data/failure";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Empty } from "@/shared/ui/Empty";

/** A screen or a pane that could not be loaded: what happened, what is safe, what to do. */
export function Failed({ failure, onRetry }: { failure: unknown; onRetry?: () => void }) {
  const { t, language } = useText("common");
  const { message, remedy } = failureWords(failure, language);
  return (
    <Empty
      title={message}
      data-testid="failed"
      actions={onRetry !== undefined && <Button onClick={onRetry}>{t("tryAgain")}</Button>}
    >
      {remedy}
    </Empty>
  );
}
