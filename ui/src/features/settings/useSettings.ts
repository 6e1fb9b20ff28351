import type { UpdateSettings } from "@/contract/UpdateSettings";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";

/** The settings, and how to change one of them at once. */
export function useSettings() {
  const ask = useAsk("settings.show", {});
  const update = useAct("settings.update");
  return {
    settings: ask.data,
    error: ask.error,
    retry: () => void ask.refetch(),
    change: (some: UpdateSettings) => update.mutate(some),
  };
}
