import { QueryClientProvider } from "@tanstack/react-query";
import { Tooltip } from "radix-ui";
import { useState } from "react";

import { Gate } from "@/app/Gate";
import { useWholeText } from "@/app/useWholeText";
import type { Host } from "@/host/host";
import { HostContext } from "@/host/HostContext";
import { makeQueryClient } from "@/shared/data/queryClient";
import { useKeyboard } from "@/shared/keys/useKeys";
import { Toasts } from "@/shared/ui/Toasts";

/** Everything around the screens. */
export function App({ host }: { host: Host }) {
  const [queries] = useState(makeQueryClient);
  useKeyboard();
  useWholeText();
  return (
    <HostContext value={host}>
      <QueryClientProvider client={queries}>
        <Tooltip.Provider delayDuration={400}>
          <Toasts>
            <Gate />
          </Toasts>
        </Tooltip.Provider>
      </QueryClientProvider>
    </HostContext>
  );
}
