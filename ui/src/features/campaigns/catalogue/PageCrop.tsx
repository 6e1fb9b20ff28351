import { useState } from "react";

import { boxStyle, SHEET } from "@/features/campaigns/catalogue/place";
import type { PagePlace } from "@/features/campaigns/catalogue/place";
import { useHost } from "@/host/HostContext";

import styles from "./Review.module.css";

/** Pixels of the longer side of the page that a crop is cut from. */
const SIDE = 2200;

interface Props {
  catalogueId: string;
  page: number;
  place: PagePlace;
  /** What is marked in it. */
  marks?: PagePlace[];
  label: string;
  "data-testid"?: string;
}

/** A piece of a page, as large as there is room. */
export function PageCrop({ catalogueId, page, place, marks = [], label, ...rest }: Props) {
  const host = useHost();
  // A sheet of A4 until the picture says what it is.
  const [ratio, setRatio] = useState(SHEET);
  const [left, top, right, bottom] = place;
  const [width, height] = [Math.max(0.01, right - left), Math.max(0.005, bottom - top)];
  return (
    <div
      className={`${styles.crop} private`}
      style={{ aspectRatio: String((width / height) * ratio) }}
      role="img"
      aria-label={label}
      {...rest}
    >
      <img
        src={host.pageUrl(catalogueId, 1, page, SIDE)}
        alt=""
        draggable={false}
        style={{
          inlineSize: `${100 / width}%`,
          insetInlineStart: `${(-left / width) * 100}%`,
          insetBlockStart: `${(-top / height) * 100}%`,
        }}
        onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
          naturalHeight > 0 && setRatio(naturalWidth / naturalHeight)
        }
      />
      {marks.map((mark, at) => (
        <span key={at} className={styles.mark} style={boxStyle(mark, place)} />
      ))}
    </div>
  );
}
