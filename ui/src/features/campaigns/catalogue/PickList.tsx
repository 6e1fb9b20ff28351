import { Search } from "lucide-react";
import { useId, useState } from "react";
import type { KeyboardEvent, ReactNode } from "react";

import { Icon } from "@/shared/ui/Icon";
import { Input } from "@/shared/ui/Input";

import styles from "./Catalogue.module.css";

interface Props<Item> {
  label: string;
  query: string;
  onQuery: (query: string) => void;
  items: Item[];
  render: (item: Item) => ReactNode;
  /** Said when nothing matches. */
  none: string;
  onPick: (item: Item) => void;
  onClose: () => void;
  name: string;
}

/** Finds one while one types: the arrows choose, Enter or a tap takes it, Escape leaves. */
export function PickList<Item extends { id: string }>(props: Props<Item>) {
  const { label, query, onQuery, items, render, none, onPick, onClose, name } = props;
  const id = useId();
  const [at, setAt] = useState(0);
  const chosen = items[Math.min(at, items.length - 1)];
  const pressed = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") setAt(Math.min(items.length - 1, at + 1));
    else if (event.key === "ArrowUp") setAt(Math.max(0, at - 1));
    else if (event.key === "Enter") {
      if (chosen !== undefined) onPick(chosen);
    } else if (event.key === "Escape") onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.adding}>
      <Input
        autoFocus
        type="search"
        role="combobox"
        aria-expanded={items.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={chosen === undefined ? undefined : `${id}-${chosen.id}`}
        aria-label={label}
        placeholder={label}
        before={<Icon of={Search} small />}
        value={query}
        onChange={(event) => {
          setAt(0);
          onQuery(event.target.value);
        }}
        onKeyDown={pressed}
        data-testid={`${name}-search`}
      />
      {items.length === 0 ? (
        <p className="small quiet" role="status">
          {none}
        </p>
      ) : (
        <ul id={`${id}-list`} className={styles.found} role="listbox" aria-label={label}>
          {items.map((item) => (
            <li
              key={item.id}
              id={`${id}-${item.id}`}
              role="option"
              aria-selected={item.id === chosen?.id}
              data-active={item.id === chosen?.id}
              // The field keeps the focus: several are taken one after the other.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onPick(item)}
              data-testid={`${name}-found`}
            >
              {render(item)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
