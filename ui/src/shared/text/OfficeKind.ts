import { createContext } from "react";

import type { FirmKind } from "@/contract/FirmKind";

/** Whose office the words below are for: a text may have another form for a sales team, under its name and `_sales`. */
export const OfficeKind = createContext<FirmKind>("law-firm");
