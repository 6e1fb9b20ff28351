import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { rememberedLook } from "@/app/appearance";
import styles from "@/app/Gate.module.css";
import { Frame } from "@/app/Frame";
import { useAppearance } from "@/app/useAppearance";
import type { FirmsView } from "@/contract/FirmsView";
import type { OfficeEvent } from "@/host/host";
import { OnboardingPage } from "@/features/onboarding/OnboardingPage";
import { PairPage } from "@/features/unlock/PairPage";
import { UnlockPage } from "@/features/unlock/UnlockPage";
import { SessionContext } from "@/shared/data/SessionContext";
import { useAsk } from "@/shared/data/useAsk";
import { useOfficeEvents, useRefreshing } from "@/shared/data/useOfficeEvents";
import { OfficeKind } from "@/shared/text/OfficeKind";
import { Failed } from "@/shared/ui/Failed";

/** Which of the three a person sees: make a firm, open one, or the office. */
export function Gate() {
  const queries = useQueryClient();
  const firms = useAsk("firm.state", {});
  const [making, setMaking] = useState(false);
  const [locked, setLocked] = useState("");
  const session = firms.data?.session ?? null;
  useAppearance(session ?? { ...rememberedLook(), discreet: false });
  useRefreshing();
  useOfficeEvents((event: OfficeEvent) => {
    if (event.type !== "locked") return;
    setLocked(event.why);
    // The door first, so that no screen asks the locked office again; then nothing that was read stays in memory.
    queries.setQueryData<FirmsView>(["firm.state", {}], (known) => known && { ...known, session: null });
    setTimeout(() => queries.removeQueries({ predicate: ({ queryKey: [name] }) => name !== "firm.state" }));
    void queries.invalidateQueries({ queryKey: ["firm.state"] });
  });
  const entered = () => {
    setMaking(false);
    setLocked("");
    void queries.invalidateQueries({ queryKey: ["firm.state"] });
  };

  if (firms.error !== null) {
    return (
      <main className={styles.alone}>
        <Failed failure={firms.error} onRetry={() => void firms.refetch()} />
      </main>
    );
  }
  if (firms.data === undefined) return null;
  if (session !== null) {
    return (
      <OfficeKind value={session.kind}>
        {session.secondFactorMissing === true ? (
          <PairPage onPaired={entered} />
        ) : (
          <SessionContext value={session}>
            <Frame version={firms.data.version} />
          </SessionContext>
        )}
      </OfficeKind>
    );
  }
  if (making || firms.data.firms.length === 0) {
    const back = firms.data.firms.length > 0 ? () => setMaking(false) : undefined;
    return <OnboardingPage keyring={firms.data.keyringAvailable} onBack={back} onEntered={entered} />;
  }
  return <UnlockPage firms={firms.data} why={locked} onMake={() => setMaking(true)} onEntered={entered} />;
}
