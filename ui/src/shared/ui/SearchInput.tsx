import { Search } from "lucide-react";
import type { Ref } from "react";

import { Icon } from "@/shared/ui/Icon";
import { Input } from "@/shared/ui/Input";

interface Props {
  ref?: Ref<HTMLInputElement>;
  /** What can be found by, inside the field and for whoever hears it. */
  label: string;
  value: string;
  onText: (text: string) => void;
  boxClassName?: string | undefined;
  "data-testid": string;
}

/** Narrows what is on the screen while one types. Escape empties it, then leaves it. */
export function SearchInput({ label, onText, ...rest }: Props) {
  return (
    <Input
      size="small"
      type="search"
      before={<Icon of={Search} small />}
      onChange={(event) => onText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        if (rest.value === "") event.currentTarget.blur();
        else onText("");
      }}
      placeholder={label}
      aria-label={label}
      {...rest}
    />
  );
}
