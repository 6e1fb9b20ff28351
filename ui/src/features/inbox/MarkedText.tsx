import { memo } from "react";

import { markId } from "@/features/inbox/markId";
import { piecesOf, type Source } from "@/features/inbox/sources";
import { useText } from "@/shared/text/useText";

import css from "./MarkedText.module.css";

interface Props {
  text: string;
  field: string;
  sources: Source[];
  /** Where `text` begins in its field, in UTF-16 units. */
  offset?: number;
}

/** A text with the numbered places of the analysis in it. */
export const MarkedText = memo(function MarkedText({ text, field, sources, offset = 0 }: Props) {
  const { t } = useText("inbox");
  return piecesOf(text, field, sources, offset).map((piece) =>
    piece.source === null ? (
      piece.text
    ) : (
      <mark
        key={piece.start}
        id={markId(piece.source.number)}
        tabIndex={-1}
        className={css.mark}
        data-testid="source-mark"
      >
        {piece.text}
        <sup className={css.number}>
          <span className="hidden-text">{t("read.source", { number: piece.source.number })}</span>
          <span aria-hidden="true">{piece.source.number}</span>
        </sup>
      </mark>
    ),
  );
});
