import { Search as SearchIcon, X } from "lucide-react";
import { useEffect, useEffectEvent, useMemo, useRef, useState } from "react";

import { Hints } from "@/features/search/Hints";
import { hitKey } from "@/features/search/hitKey";
import { placeOf } from "@/features/search/placeOf";
import { PastSearches } from "@/features/search/PastSearches";
import { Results } from "@/features/search/Results";
import { SearchTabs, type Kind } from "@/features/search/SearchTabs";
import { understood } from "@/features/search/understood";
import { useHits } from "@/features/search/useHits";
import { useSearches } from "@/features/search/useSearches";
import { useOnceAnswered } from "@/shared/data/useOnceAnswered";
import { useKeys } from "@/shared/keys/useKeys";
import { lookAt } from "@/shared/prospects/useOwnHits";
import { go } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Icon } from "@/shared/ui/Icon";
import { Input } from "@/shared/ui/Input";
import { Note } from "@/shared/ui/Note";
import { step } from "@/shared/ui/moveSelection";

import styles from "./SearchPage.module.css";

/** Milliseconds without a key until the words become the address of the page. */
const SETTLED = 400;

/** One field for everything that is here. Results come while one types; Enter opens, arrows choose. */
export function SearchPage({ query = "" }: { query?: string | undefined }) {
  const { t } = useText("search");
  const [text, setText] = useState(query);
  const [kind, setKind] = useState<Kind>("all");
  const [active, setActive] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const [whole, setWhole] = useState(false);
  const searches = useSearches();
  const asked = useMemo(() => understood(text, new Date()), [text]);
  const found = useHits(asked.query, kind);
  const keys = found.hits.map(hitKey);
  const at = active !== null && keys.includes(active) ? active : (keys[0] ?? null);

  const settle = useEffectEvent(() => {
    if (text.trim() !== query) go({ room: "search", query: text.trim() }, { replace: true });
  });
  useEffect(() => {
    const timer = setTimeout(() => settle(), SETTLED);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => field.current?.focus(), []);

  const open = (key: string | null) => {
    const hit = found.hits.find((candidate) => hitKey(candidate) === key);
    if (hit === undefined) return;
    searches.remember(text);
    if (hit.kind === "prospect" && hit.campaignId !== undefined)
      lookAt({ kind: hit.kind, id: hit.id, campaignId: hit.campaignId });
    const place = placeOf(hit, found.corrected ?? asked.query);
    if (place !== null) go(place);
  };
  const enter = useOnceAnswered(text.trim(), found.answered, () => open(at));
  const insert = (words: string) => {
    setText((now) => `${now.trim()}${now.trim() === "" ? "" : " "}${words}`);
    field.current?.focus();
  };
  const choose = (by: number) => setActive(step(keys, at, by));
  const group = t("title");
  useKeys([
    { id: "search.field", keys: "/", label: t("keys.field"), group, run: () => field.current?.focus() },
    { id: "search.next", keys: "j", label: t("keys.next"), group, hidden: true, run: () => choose(1) },
    {
      id: "search.previous",
      keys: "k",
      label: t("keys.previous"),
      group,
      hidden: true,
      run: () => choose(-1),
    },
    {
      id: "search.keep",
      keys: "mod+s",
      label: t("keys.keep"),
      group,
      run: () => text.trim() !== "" && searches.keep(text.trim(), true),
    },
    { id: "search.open", keys: "enter", label: t("keys.open"), group, hidden: true, run: enter },
  ]);

  return (
    <main className={styles.page} data-testid="search">
      <header className={styles.bar}>
        <h1 className="hidden-text">{t("title")}</h1>
        <Input
          ref={field}
          type="text"
          role="searchbox"
          boxClassName={styles.field}
          before={<Icon of={SearchIcon} />}
          after={
            text !== "" && (
              <Button
                look="quiet"
                size="small"
                icon={X}
                aria-label={t("clear")}
                onClick={() => setText("")}
              />
            )
          }
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
            if (by !== undefined) choose(by);
            else if (event.key === "Enter") enter();
            else if (event.key === "Escape" && text !== "") setText("");
            // The letters are keys again: one can leave without the mouse.
            else if (event.key === "Escape") event.currentTarget.blur();
            else return;
            event.preventDefault();
            event.stopPropagation();
          }}
          placeholder={t("placeholder")}
          aria-label={t("label")}
          aria-controls={found.hits.length > 0 ? "hits" : undefined}
          data-testid="search-field"
        />
        <SearchTabs kind={kind} onKind={setKind} />
      </header>
      <div className={styles.body}>
        <Hints onInsert={insert} />
        {asked.unknown.length > 0 && found.answered && (
          <Note look="plain" data-testid="search-unknown">
            {t("unknown", { count: asked.unknown.length, filters: asked.unknown.join(", ") })}
          </Note>
        )}
        {text.trim() === "" ? (
          <PastSearches searches={searches} whole={whole} onWhole={() => setWhole(true)} onChoose={setText} />
        ) : (
          <Results
            query={text.trim()}
            asked={asked.query}
            saved={searches.saved.some(({ query: known }) => known === text.trim())}
            onKeep={(saved) => searches.keep(text.trim(), saved)}
            kind={kind}
            found={found}
            active={at}
            onOpen={open}
            onWiden={setText}
            onAllKinds={() => setKind("all")}
          />
        )}
      </div>
    </main>
  );
}
