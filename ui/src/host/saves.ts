import type { JobView } from "@/contract/JobView";
import type { Place } from "@/contract/Place";
import type { OfficeEvent } from "@/host/host";

function isRunning(reply: unknown): reply is JobView {
  return (
    typeof reply === "object" &&
    reply !== null &&
    "state" in reply &&
    reply.state === "running" &&
    "id" in reply &&
    typeof reply.id === "string"
  );
}

/**
 * Files that the office writes for a person at a browser. It writes beside itself, not where the browser
 * is: each is fetched once it is whole, when its call is answered or its job is done.
 */
export function saves(deliver: (place: Place) => void) {
  const promised = new Map<string, Place>();
  const jobs = new Map<string, Place>();
  /** A short job may be done before the call that began it is answered. */
  const done = new Set<string>();
  return {
    promise(place: Place) {
      promised.set(place.token, place);
    },
    answered(request: string, reply: unknown) {
      for (const [token, place] of promised) {
        if (!request.includes(JSON.stringify(token))) continue;
        promised.delete(token);
        if (isRunning(reply) && !done.delete(reply.id)) jobs.set(reply.id, place);
        else deliver(place);
      }
    },
    heard(event: OfficeEvent) {
      if (event.type !== "job" || event.job.state === "running") return;
      const { id, state } = event.job;
      const place = jobs.get(id);
      jobs.delete(id);
      if (state !== "done") return;
      if (place !== undefined) deliver(place);
      else if (promised.size > 0) done.add(id);
    },
  };
}
