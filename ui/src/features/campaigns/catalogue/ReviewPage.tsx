import { ChevronLeft, ChevronRight, Ellipsis, FileX, ZoomIn, ZoomOut } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { ReactNode } from "react";

import type { CataloguePageView } from "@/contract/CataloguePageView";
import type { StagedRow } from "@/contract/StagedRow";
import { PageCrop } from "@/features/campaigns/catalogue/PageCrop";
import { around, boxStyle, strip } from "@/features/campaigns/catalogue/place";
import type { PagePlace } from "@/features/campaigns/catalogue/place";
import { useHost } from "@/host/HostContext";
import { useKept } from "@/shared/keep/useKept";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Menu } from "@/shared/ui/Menu";

import styles from "./Review.module.css";

/** Pixels of the longer side of the page, by how far it is enlarged. */
const SIDES: Record<number, number> = { 1: 1400, 1.5: 2000, 2: 2600, 3: 3600 };
const ZOOMS = Object.keys(SIDES).map(Number);

interface Props {
  catalogueId: string;
  page: CataloguePageView;
  pages: number;
  onPage: (page: number) => void;
  /** The product on the screen, when it stands on this page. */
  row: StagedRow | null;
  /** Where the value that is looked at was read, and what stands there. */
  boxes: PagePlace[];
  said: string | null;
  /** What is drawn on the page now: a new place, or a line. */
  tool: ReactNode;
  onEmptyPage: () => void;
}

/** The page a product was read from, with its place on it; under it the value that is looked at, enlarged. */
export function ReviewPage(props: Props) {
  const { catalogueId, page, pages, onPage, row, boxes, said, tool, onEmptyPage } = props;
  const { t } = useText("catalogue");
  const host = useHost();
  const [zoom, setZoom] = useKept("review.zoom", 1);
  const [shown, setShown] = useState(false);
  const spot = useRef<HTMLSpanElement>(null);
  const id = row?.id;
  useEffect(() => {
    if (shown) spot.current?.scrollIntoView({ block: "center", inline: "center" });
  }, [id, shown, zoom]);
  const step = (by: number) => setZoom(ZOOMS[ZOOMS.indexOf(zoom) + by] ?? zoom);
  const { number, prices, products } = page;
  return (
    <section className={styles.sheet} aria-label={t("page.label")} data-testid="review-page">
      <div className={styles.paneHead}>
        <Button
          look="quiet"
          size="small"
          icon={ChevronLeft}
          aria-label={t("page.before")}
          disabled={number <= 1}
          onClick={() => onPage(number - 1)}
        />
        <span className="num nowrap" data-testid="review-page-number">
          {t("page.number", { number, pages })}
        </span>
        <Button
          look="quiet"
          size="small"
          icon={ChevronRight}
          aria-label={t("page.after")}
          disabled={number >= pages}
          onClick={() => onPage(number + 1)}
          data-testid="review-page-next"
        />
        <span className={`small cut ${prices > products ? "amber" : "quiet"}`}>
          {t("page.counts", { prices, products })}
        </span>
        <span className="end row">
          <Button
            look="quiet"
            size="small"
            icon={ZoomOut}
            aria-label={t("page.smaller")}
            disabled={zoom === ZOOMS[0]}
            onClick={() => step(-1)}
          />
          <Button
            look="quiet"
            size="small"
            icon={ZoomIn}
            aria-label={t("page.larger")}
            disabled={zoom === ZOOMS.at(-1)}
            onClick={() => step(1)}
          />
          <Menu
            align="end"
            groups={[
              { items: [{ id: "empty-page", label: t("page.empty"), icon: FileX, run: onEmptyPage }] },
            ]}
          >
            <Button
              look="quiet"
              size="small"
              icon={Ellipsis}
              aria-label={t("common:more")}
              data-testid="review-page-more"
            />
          </Menu>
        </span>
      </div>
      <div
        className={styles.scroll}
        tabIndex={0}
        role="region"
        aria-label={t("page.number", { number, pages })}
      >
        <figure className={`${styles.figure} private`} style={{ inlineSize: `${zoom * 100}%` }}>
          <img
            src={host.pageUrl(catalogueId, 1, number, SIDES[zoom] ?? 1400)}
            alt={t("page.picture", { number })}
            draggable={false}
            onLoad={() => setShown(true)}
          />
          {row !== null && (
            <span
              ref={spot}
              className={styles.place}
              style={boxStyle(row.place)}
              data-testid="review-place"
            />
          )}
          {boxes.map((box, at) => (
            <span key={at} className={styles.mark} style={boxStyle(box)} data-testid="review-mark" />
          ))}
          {tool}
        </figure>
      </div>
      {row !== null && (
        <div className={styles.enlarged}>
          <h3>{t(boxes.length === 0 ? "page.line" : "page.enlarged")}</h3>
          <PageCrop
            catalogueId={catalogueId}
            page={number}
            place={strip(boxes.length === 0 ? row.place : around(boxes), 4.5)}
            marks={boxes}
            label={said ?? t("page.line")}
            data-testid="review-crop"
          />
          {said !== null && <p className="small quiet">{t("page.said", { words: said })}</p>}
        </div>
      )}
    </section>
  );
}
