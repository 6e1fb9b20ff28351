import { useState } from "react";
import type { PointerEvent } from "react";

import { boxStyle, drawn, nudged } from "@/features/campaigns/catalogue/place";
import type { PagePlace } from "@/features/campaigns/catalogue/place";
import { useKeys } from "@/shared/keys/useKeys";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";

import styles from "./Review.module.css";

/** How far an arrow key goes, as a share of the page. */
const STEP = 0.01;
const ARROWS: [string, number, number][] = [
  ["arrowleft", -STEP, 0],
  ["arrowright", STEP, 0],
  ["arrowup", 0, -STEP],
  ["arrowdown", 0, STEP],
];

/** Where the pointer is on the page. */
function pointOf(event: PointerEvent): [number, number] {
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
  return [(event.clientX - left) / (width || 1), (event.clientY - top) / (height || 1)];
}

interface DrawProps {
  /** Where it begins; a drag draws another one. */
  from: PagePlace;
  onDone: (place: PagePlace) => void;
  onClose: () => void;
}

/** Draws the place of a product that was not found: by a drag, or by the arrows (with Shift its size). */
export function DrawPlace({ from, onDone, onClose }: DrawProps) {
  const { t } = useText("catalogue");
  const [place, setPlace] = useState(from);
  const [start, setStart] = useState<[number, number] | null>(null);
  useKeys([
    ...ARROWS.flatMap(([keys, dx, dy]) => [
      {
        id: `draw.${keys}`,
        keys,
        label: keys,
        hidden: true,
        run: () => setPlace(nudged(place, dx, dy, false)),
      },
      {
        id: `draw.shift.${keys}`,
        keys: `shift+${keys}`,
        label: keys,
        hidden: true,
        run: () => setPlace(nudged(place, dx, dy, true)),
      },
    ]),
    { id: "draw.done", keys: "enter", label: t("draw.done"), hidden: true, run: () => onDone(place) },
    { id: "draw.close", keys: "escape", label: t("common:cancel"), hidden: true, run: onClose },
  ]);
  return (
    <div
      className={styles.tool}
      data-testid="draw-place"
      onPointerDown={(event) => {
        if (event.target !== event.currentTarget) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setStart(pointOf(event));
      }}
      onPointerMove={(event) => start !== null && setPlace(drawn(start, pointOf(event)))}
      onPointerUp={() => setStart(null)}
    >
      <span className={styles.drawn} style={boxStyle(place)} />
      <span className={styles.toolSay} role="status">
        {t("draw.say")}
        <Button look="go" size="small" keys="enter" onClick={() => onDone(place)} data-testid="draw-done">
          {t("draw.done")}
        </Button>
        <Button size="small" keys="escape" onClick={onClose}>
          {t("common:cancel")}
        </Button>
      </span>
    </div>
  );
}

interface SplitProps {
  place: PagePlace;
  onDone: (at: number, upright: boolean) => void;
  onClose: () => void;
}

/** Cuts a product in two by a line: the arrows or a click move it, `v` turns it. */
export function SplitLine({ place, onDone, onClose }: SplitProps) {
  const { t } = useText("catalogue");
  const [left, top, right, bottom] = place;
  const [upright, setUpright] = useState(false);
  const [share, setShare] = useState(0.5);
  const at = upright ? left + (right - left) * share : top + (bottom - top) * share;
  const move = (by: number) => setShare(Math.min(0.95, Math.max(0.05, share + by)));
  useKeys([
    ...ARROWS.map(([keys, dx, dy]) => ({
      id: `split.${keys}`,
      keys,
      label: keys,
      hidden: true,
      run: () => move((upright ? dx : dy) * 5),
    })),
    { id: "split.turn", keys: "v", label: t("split.turn"), hidden: true, run: () => setUpright(!upright) },
    { id: "split.done", keys: "enter", label: t("split.done"), hidden: true, run: () => onDone(at, upright) },
    { id: "split.close", keys: "escape", label: t("common:cancel"), hidden: true, run: onClose },
  ]);
  return (
    <div
      className={styles.tool}
      data-testid="split-line"
      onPointerDown={(event) => {
        if (event.target !== event.currentTarget) return;
        const [x, y] = pointOf(event);
        const wanted = upright ? (x - left) / (right - left) : (y - top) / (bottom - top);
        setShare(Math.min(0.95, Math.max(0.05, wanted)));
      }}
    >
      <span
        className={styles.line}
        data-upright={upright}
        style={boxStyle(upright ? [at, top, at, bottom] : [left, at, right, at])}
      />
      <span className={styles.toolSay} role="status">
        {t("split.say")}
        <Button size="small" keys="v" onClick={() => setUpright(!upright)}>
          {t("split.turn")}
        </Button>
        <Button
          look="go"
          size="small"
          keys="enter"
          onClick={() => onDone(at, upright)}
          data-testid="split-done"
        >
          {t("split.done")}
        </Button>
        <Button size="small" keys="escape" onClick={onClose}>
          {t("common:cancel")}
        </Button>
      </span>
    </div>
  );
}
