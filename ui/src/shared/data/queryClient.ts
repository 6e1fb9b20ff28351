import { QueryCache, QueryClient } from "@tanstack/react-query";

import { asFailure } from "@/shared/data/failure";

/** Answers stay true until the office says otherwise, so nothing is asked again by the clock. */
export function makeQueryClient(): QueryClient {
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      // The office locked itself meanwhile: the gate asks again and shows the door.
      onError: (thrown, { queryKey: [name] }) => {
        if (asFailure(thrown).code === "locked" && name !== "firm.state")
          void queries.invalidateQueries({ queryKey: ["firm.state"] });
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        gcTime: 10 * 60_000,
        refetchOnWindowFocus: false,
        retry: (times, thrown) => asFailure(thrown).code === "broken" && times < 1,
        networkMode: "always",
      },
      mutations: { networkMode: "always" },
    },
  });
  return queries;
}
