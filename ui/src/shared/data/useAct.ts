import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { UseMutationResult } from "@tanstack/react-query";
import { useCallback, useRef } from "react";

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

/** What follows one call, beside what follows every call. */
interface Follow<Name extends CommandName> {
  onSuccess?: (reply: Reply<Name>) => void;
  onError?: (failure: Failure) => void;
}

type Act<Name extends CommandName> = Omit<
  UseMutationResult<Reply<Name>, Failure, Request<Name>>,
  "mutate"
> & { mutate: (request: Request<Name>, follow?: Follow<Name>) => void };

/**
 * Tells the office to do something. Failures become a toast in the person's language, and a reply
 * with an undo token a toast with "Annuler". What follows a call follows each one: the query client's
 * own `mutate` forgets it when a second call comes before the first answer, and the way back with it.
 * The same again while it runs is a double click, and is not told twice.
 */
export function useAct<Name extends CommandName>(
  name: Name,
  { onDone, undo, said, quiet = false }: ActOptions<Name> = {},
): Act<Name> {
  const host = useHost();
  const queries = useQueryClient();
  const toast = useToast();
  const feature = name.slice(0, name.indexOf("."));
  const act = useMutation<Reply<Name>, Failure, Request<Name>>({
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
  const { mutateAsync } = act;
  const running = useRef(new Set<string>());
  const mutate = useCallback<Act<Name>["mutate"]>(
    (request, { onSuccess, onError } = {}) => {
      const said = JSON.stringify(request);
      if (running.current.has(said)) return;
      running.current.add(said);
      void mutateAsync(request)
        .finally(() => running.current.delete(said))
        .then(onSuccess, (failure: Failure) => onError?.(failure));
    },
    [mutateAsync],
  );
  return { ...act, mutate };
}
