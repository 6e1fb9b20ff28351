import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { UseQueryResult } from "@tanstack/react-query";

import type { CommandName } from "@/contract/commands";
import type { Failure } from "@/contract/Failure";
import type { Reply, Request } from "@/host/host";
import { useHost } from "@/host/HostContext";

interface AskOptions {
  /** Ask only when true; default true. */
  when?: boolean;
  /** Show the former answer while a changed request is on its way; default true. */
  keep?: boolean;
}

/** Asks the office and keeps the answer under the command's name until the office says it changed. */
export function useAsk<Name extends CommandName>(
  name: Name,
  request: Request<Name>,
  { when = true, keep = true }: AskOptions = {},
): UseQueryResult<Reply<Name>, Failure> {
  const host = useHost();
  return useQuery<Reply<Name>, Failure>({
    queryKey: [name, request],
    queryFn: () => host.call(name, request),
    enabled: when,
    placeholderData: keep ? (keepPreviousData as never) : undefined,
  });
}

/** The commands that answer a page and where the next one begins. */
export type Paged = {
  [Name in CommandName]: Reply<Name> extends { next: string | null } ? Name : never;
}[CommandName];

/** Asks for a list page by page; `cursor` is added to the request. */
export function useAskPages<Name extends Paged>(
  name: Name,
  request: Omit<Request<Name>, "cursor">,
  when = true,
) {
  const host = useHost();
  return useInfiniteQuery<Reply<Name>, Failure, { pages: Reply<Name>[] }, unknown[], string | undefined>({
    queryKey: [name, "pages", request],
    queryFn: ({ pageParam }) => host.call(name, { ...request, cursor: pageParam } as Request<Name>),
    initialPageParam: undefined,
    getNextPageParam: (last) => (last as { next: string | null }).next ?? undefined,
    enabled: when,
    placeholderData: keepPreviousData as never,
  });
}
