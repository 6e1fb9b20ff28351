import { useText } from "@/shared/text/useText";

/** Says by how much a text is longer than the office takes; nothing while it fits. What was pasted is never cut. */
export function useTooLong(text: string, most: number): string | undefined {
  const { t } = useText("common");
  const extra = Array.from(text).length - most;
  return extra > 0 ? t("tooLong", { count: extra }) : undefined;
}
