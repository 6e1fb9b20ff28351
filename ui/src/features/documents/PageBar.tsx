import { ChevronLeft, ChevronRight, PanelRight, ZoomIn, ZoomOut } from "lucide-react";

import type { DocumentView } from "@/contract/DocumentView";
import { pageState } from "@/features/documents/pagesOf";
import { count, percent } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Seg } from "@/shared/ui/Seg";

import styles from "./PageBar.module.css";

/** What is shown of a page. */
export type Mode = "picture" | "text" | "both";

interface Props {
  view: DocumentView;
  number: number;
  total: number;
  mode: Mode;
  onMode: (mode: Mode) => void;
  zoom: number;
  onZoom: (by: 1 | -1) => void;
  onPage: (number: number) => void;
  aside: boolean;
  onAside: (aside: boolean) => void;
}

/** Which page, where its text comes from, and how it is shown. */
export function PageBar(props: Props) {
  const { view, number, total, mode, onMode, zoom, onZoom, onPage, aside, onAside } = props;
  const { t, language } = useText("documents");
  const page = view.pages.find((one) => one.number === number);
  const state = pageState(view, number);
  const from =
    state === "waiting"
      ? t("page.waiting")
      : state === "unreadable"
        ? t(view.document.reading.state === "none" ? "page.notRead" : "page.unreadable")
        : page?.source === "ocr"
          ? page.confidence === null
            ? t("page.ocr")
            : t("page.ocrSure", { sure: percent(page.confidence, language) })
          : t("page.text");
  return (
    <div className={styles.bar} role="toolbar" aria-label={t("page.label")}>
      {total > 1 && (
        <span className={styles.turn}>
          <Button
            look="quiet"
            size="small"
            icon={ChevronLeft}
            aria-label={t("page.previous")}
            disabled={number === 1}
            onClick={() => onPage(number - 1)}
            data-testid="page-previous"
          />
          <Button
            look="quiet"
            size="small"
            icon={ChevronRight}
            aria-label={t("page.next")}
            disabled={number === total}
            onClick={() => onPage(number + 1)}
            data-testid="page-next"
          />
        </span>
      )}
      {total > 0 && (
        <h2 className="num nowrap" data-testid="page-number">
          {t("page.of", { number: count(number, language), total: count(total, language) })}
        </h2>
      )}
      {total > 0 && (
        <span className={`${styles.from} cut`} data-state={state} title={from} data-testid="page-source">
          {from}
        </span>
      )}
      <div className={styles.end}>
        {mode !== "text" && (
          <span className={styles.turn}>
            <Button
              look="quiet"
              size="small"
              icon={ZoomOut}
              aria-label={t("page.smaller")}
              onClick={() => onZoom(-1)}
            />
            <span className={styles.zoom}>{percent(zoom, language)}</span>
            <Button
              look="quiet"
              size="small"
              icon={ZoomIn}
              aria-label={t("page.bigger")}
              onClick={() => onZoom(1)}
              data-testid="zoom-in"
            />
          </span>
        )}
        {view.pictures && (
          <Seg<Mode>
            value={mode}
            options={[
              { value: "picture", label: t("mode.picture"), testid: "mode-picture" },
              { value: "text", label: t("mode.text"), testid: "mode-text" },
              { value: "both", label: t("mode.both"), testid: "mode-both" },
            ]}
            onValue={onMode}
            aria-label={t("mode.label")}
          />
        )}
        <Button
          look="quiet"
          size="small"
          icon={PanelRight}
          aria-label={t(aside ? "aside.hide" : "aside.show")}
          aria-expanded={aside}
          onClick={() => onAside(!aside)}
          data-testid="aside-toggle"
        />
      </div>
    </div>
  );
}
