import type { ComponentProps } from "react";

import { hrefOf } from "@/shared/route/route";
import type { Route } from "@/shared/route/route";

/** A link to a place of the application. */
export function GoTo({ to, ...rest }: Omit<ComponentProps<"a">, "href"> & { to: Route }) {
  return <a href={hrefOf(to)} {...rest} />;
}
