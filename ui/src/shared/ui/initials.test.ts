import { expect, test } from "vitest";

import { initials } from "@/shared/ui/initials";

test.each([
  ["Me Hélène Vauquelin", "HV"],
  ["Vauquelin Dieng", "VD"],
  ["Élise", "ÉL"],
  ["Thu Hà Nguyen-Lebreton", "TL"],
  ["", ""],
])("%s is %s", (name, letters) => expect(initials(name)).toBe(letters));
