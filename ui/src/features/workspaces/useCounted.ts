import type { GroupView } from "@/contract/GroupView";
import type { Outcome } from "@/contract/Outcome";
import type { Procedure } from "@/contract/Procedure";
import type { Sample } from "@/contract/Sample";
import type { WorkspaceFilter } from "@/features/workspaces/useWorkspaces";
import { useKept } from "@/shared/keep/useKept";
import { go } from "@/shared/route/route";

/** What stands behind a figure. */
export interface Behind {
  procedure: Procedure;
  sample: Sample;
  outcome?: Outcome;
  group: GroupView;
  since?: string | undefined;
}

/** Goes to the list of exactly the matters that a figure was made of. */
export function useCounted(): (behind: Behind) => void {
  const [, setFilter] = useKept<WorkspaceFilter>("workspaces.filter", {});
  return ({ procedure, sample, outcome, group, since }) => {
    const { office } = group;
    setFilter({
      procedure,
      ...(outcome === undefined ? {} : { outcome }),
      counted: {
        sample,
        ...(office === null ? {} : { officeId: office.id }),
        ...(since === undefined ? {} : { since }),
      },
    });
    go({ room: "workspaces" });
  };
}
