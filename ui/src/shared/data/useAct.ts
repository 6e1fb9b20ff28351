import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { UseMutationResult } from "@tanstack/react-query";

import type { CommandName } from "@/contract/commands";
import type { Failure } from "@/contract/Failure";
import type { Reply, Request } from "@/host/host";
import { useHost } from "@/host/HostContext";
import { refreshFeatures } from "@/shared/data/refresh";
import { useToast } from "@/shared/ui/Toasts";

interface ActOptions<Name extends CommandName> {
  onDone?: (reply: Reply<Name>, request: Request<Name>) => void;
  /** The sentence of the toast that offers to take the change back, for replies with an undo token. */
  undo?: (reply: Reply<Name>) => string;
  /** The sentence of a plain toast. */
  said?: (reply: Reply<Name>) => string;
  /** Show failures where the control is instead of in a toast. */
  quiet?: boolean;
}

/**
 * Tells the office to do something. Failures become a toast in the person's language, and a reply
 * with an undo token a toast with "Annuler".
 */
export function useAct<Name extends CommandName>(
  name: Name,
  { onDone, undo, said, quiet = false }: ActOptions<Name> = {},
): UseMutationResult<Reply<Name>, Failure, Request<Name>> {
  const host = useHost();
  const queries = useQueryClient();
  const toast = useToast();
  const feature = name.slice(0, name.indexOf("."));
  return useMutation<Reply<Name>, Failure, Request<Name>>({
    mutationKey: [name],
    mutationFn: (request) => host.call(name, request),
    onSuccess(reply, request) {
      refreshFeatures(queries, [feature]);
      if (undo !== undefined && "token" in reply) {
        const { token } = reply as { token: string };
        toast.show(undo(reply), () => {
          host
            .call("inbox.undo", { token })
            .then(() => refreshFeatures(queries, ["inbox", "board"]))
            .catch((failure: unknown) => toast.fail(failure));
        });
      } else if (said !== undefined) toast.show(said(reply));
      onDone?.(reply, request);
    },
    onError: (failure) => (quiet ? undefined : toast.fail(failure)),
  });
}
