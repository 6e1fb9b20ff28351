import { QueryClient } from "@tanstack/react-query";

import { asFailure } from "@/shared/data/failure";

/** Answers stay true until the office says otherwise, so nothing is asked again by the clock. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
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
}
