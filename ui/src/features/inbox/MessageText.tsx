import { useState } from "react";

import { MarkedText } from "@/features/inbox/MarkedText";
import type { Source } from "@/features/inbox/sources";
import { useText } from "@/shared/text/useText";

import css from "./MessageText.module.css";

interface Props {
  text: string;
  /** Where quoted history begins, in UTF-16 units. */
  quotedFrom: number | null;
  sources: Source[];
}

/** The readable text, the quoted history folded under it. */
export function MessageText({ text, quotedFrom, sources }: Props) {
  const { t } = useText("inbox");
  const inQuote = sources.some(
    (source) => source.field === "body" && quotedFrom !== null && source.start >= quotedFrom,
  );
  const [open, setOpen] = useState(inQuote);
  const cut = quotedFrom ?? text.length;
  const fresh = text.slice(0, cut);
  const quoted = text.slice(cut);
  if (text.trim() === "") return <p className="quiet">{t("read.emptyText")}</p>;
  return (
    <div className={`${css.text} private`} data-testid="message-text">
      <Paragraphs text={fresh} offset={0} sources={sources} />
      {quoted.trim() !== "" && (
        <>
          <button
            type="button"
            className={css.fold}
            aria-expanded={open}
            aria-label={t(open ? "read.hideQuoted" : "read.quoted")}
            title={t(open ? "read.hideQuoted" : "read.quoted")}
            onClick={() => setOpen(!open)}
          >
            …
          </button>
          {open && (
            <div className={css.quoted}>
              <Paragraphs text={quoted} offset={cut} sources={sources} />
            </div>
          )}
        </>
      )}
    </div>
  );
}

/** Blank lines part paragraphs; single line ends are kept as they were written. */
function Paragraphs({ text, offset, sources }: { text: string; offset: number; sources: Source[] }) {
  const parts: { text: string; at: number }[] = [];
  let at = 0;
  for (const part of text.split(/(\n[ \t]*\n\s*)/)) {
    if (part.trim() !== "") parts.push({ text: part, at });
    at += part.length;
  }
  return parts.map((part) => (
    <p key={part.at} dir="auto">
      <MarkedText text={part.text} field="body" sources={sources} offset={offset + part.at} />
    </p>
  ));
}
