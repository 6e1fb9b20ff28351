import { useEffect, useRef, useState } from "react";

import { sideFor } from "@/features/documents/zoom";
import { useHost } from "@/host/HostContext";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";

import styles from "./PageArea.module.css";

/** At its own size a page is never wider than this, in pixels: beyond, lines are too long to read. */
const WIDEST = 900;

interface Props {
  id: string;
  version: number;
  number: number;
  zoom: number;
  /** What was looked for: left, top, right, bottom as fractions of the picture. */
  boxes: [number, number, number, number][];
  onText: () => void;
}

/** The picture of a page, with what was looked for marked on it. */
export function PagePicture({ id, version, number, zoom, boxes, onText }: Props) {
  const { t } = useText("documents");
  const host = useHost();
  const [turn, setTurn] = useState(0);
  const [ended, setEnded] = useState<"shown" | "failed" | null>(null);
  const first = useRef<HTMLSpanElement>(null);
  const state = ended ?? "loading";
  const shape = JSON.stringify(boxes);
  useEffect(() => {
    if (state === "shown") first.current?.scrollIntoView({ block: "center", inline: "center" });
  }, [shape, state]);
  return (
    <div
      className={styles.scroll}
      data-scroll="true"
      tabIndex={0}
      role="region"
      aria-label={t("page.number", { number })}
    >
      <figure
        className={`${styles.sheet} private`}
        style={{ inlineSize: `min(${zoom * 100}%, ${zoom * WIDEST}px)` }}
        data-state={state}
        data-testid="page-picture"
      >
        {state !== "failed" && (
          <img
            key={turn}
            src={host.pageUrl(id, version, number, sideFor(zoom))}
            alt={t("page.picture", { number })}
            draggable={false}
            onLoad={() => setEnded("shown")}
            onError={() => setEnded("failed")}
          />
        )}
        {state === "loading" && <span className={styles.wait}>{t("common:loading")}</span>}
        {state === "failed" && (
          <div className={styles.gone} role="status" data-testid="picture-failed">
            <p>{t("page.noPicture")}</p>
            <span className="row">
              <Button
                onClick={() => {
                  setTurn(turn + 1);
                  setEnded(null);
                }}
              >
                {t("common:tryAgain")}
              </Button>
              <Button onClick={onText}>{t("page.showText")}</Button>
            </span>
          </div>
        )}
        {state === "shown" &&
          boxes.map(([left, top, right, bottom], index) => (
            <span
              key={index}
              ref={index === 0 ? first : undefined}
              className={styles.box}
              style={{
                insetInlineStart: `${left * 100}%`,
                insetBlockStart: `${top * 100}%`,
                inlineSize: `${(right - left) * 100}%`,
                blockSize: `${(bottom - top) * 100}%`,
              }}
              data-testid="word-box"
            />
          ))}
      </figure>
    </div>
  );
}
