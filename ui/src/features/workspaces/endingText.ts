import type { Outcome } from "@/contract/Outcome";
import type { UpdateWorkspace } from "@/contract/UpdateWorkspace";
import type { WorkspaceView } from "@/contract/WorkspaceView";

/** How a matter ended as it stands in a form; empty is not said. */
export interface EndingText {
  outcome: Outcome | "";
  on: string;
  filedOn: string;
}

/** What is known of it. A matter about to be closed is taken to end today until somebody says otherwise. */
export function endingText(workspace: WorkspaceView, today: string): EndingText {
  const { ending, filedOn } = workspace;
  return {
    outcome: ending?.outcome ?? "",
    on: ending === null ? today : (ending.on ?? ""),
    filedOn: filedOn ?? "",
  };
}

/** What a form asks the office to write. */
export function endingOf(
  { outcome, on, filedOn }: EndingText,
  closed: boolean,
): Pick<UpdateWorkspace, "ending" | "forgetEnding" | "filedOn"> {
  if (!closed) return { filedOn };
  if (outcome === "") return { filedOn, forgetEnding: true };
  return { filedOn, ending: { outcome, ...(on === "" ? {} : { on }) } };
}

/** Whether the days can be: nothing ends before it was filed. */
export function isPossible({ outcome, on, filedOn }: EndingText): boolean {
  return outcome === "" || on === "" || filedOn === "" || filedOn <= on;
}
