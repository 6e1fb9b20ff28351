import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { App } from "@/app/App";
import type { CommandName } from "@/contract/commands";
import type { SessionView } from "@/contract/SessionView";
import { fakeHost } from "@/host/fake/fake";
import type { Host, Reply, Request } from "@/host/host";

/** Opens the invented office for somebody who reads and validates but does not answer. */
export function openAsManager(hash: string) {
  location.hash = hash;
  const office = fakeHost("1");
  const asManager = (session: SessionView): SessionView => ({
    ...session,
    role: "manager",
    capabilities: ["read", "validate", "oversee"],
  });
  const host: Host = {
    ...office,
    async call<Name extends CommandName>(name: Name, request: Request<Name>): Promise<Reply<Name>> {
      const reply = await office.call(name, request);
      if (name === "firm.session") return asManager(reply as SessionView) as Reply<Name>;
      if (name === "inbox.open") return { ...reply, mayReply: false };
      if (name === "firm.state") {
        const { session, ...rest } = reply as { session: SessionView | null };
        return { ...rest, session: session === null ? null : asManager(session) } as Reply<Name>;
      }
      return reply;
    },
  };
  return { host, user: userEvent.setup(), ...render(<App host={host} />) };
}
