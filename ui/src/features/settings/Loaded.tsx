import type { ReactNode } from "react";

import { Failed } from "@/shared/ui/Failed";
import { Skeleton } from "@/shared/ui/Skeleton";

interface LoadedProps<Answer> {
  answer: Answer | undefined;
  error: unknown;
  onRetry: () => void;
  children: (answer: Answer) => ReactNode;
}

/** What is asked of the office: on its way, failed, or here. */
export function Loaded<Answer>({ answer, error, onRetry, children }: LoadedProps<Answer>) {
  if (answer !== undefined) return children(answer);
  return error === null ? <Skeleton rows={5} /> : <Failed failure={error} onRetry={onRetry} />;
}
