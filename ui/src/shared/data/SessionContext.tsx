import { createContext, useContext } from "react";

import type { Capability } from "@/contract/Capability";
import type { SessionView } from "@/contract/SessionView";

export const SessionContext = createContext<SessionView | null>(null);

/** The open firm and who is at the screen. Only below the session gate. */
export function useSession(): SessionView {
  const session = useContext(SessionContext);
  if (session === null) throw new Error("no SessionContext above this component");
  return session;
}

/** Whether the person at the screen may do this. The office refuses anyway; this only spares a dead button. */
export function useMay(capability: Capability): boolean {
  const session = useSession();
  return session.capabilities.includes(capability) && (capability === "read" || !session.readOnly);
}
