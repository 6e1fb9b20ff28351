import { useMemo } from "react";

import type { DocumentView } from "@/contract/DocumentView";
import { PageThumb } from "@/features/documents/PageThumb";
import { pageState, type PageItem } from "@/features/documents/pagesOf";
import { useText } from "@/shared/text/useText";
import { VirtualList } from "@/shared/ui/VirtualList";

import styles from "./PageList.module.css";

/** Heights of a row in pixels: with its picture, and with its number alone. */
const PICTURE = 152;
const NUMBER = 32;

interface Props {
  view: DocumentView;
  total: number;
  number: number;
  onPage: (number: number) => void;
}

/** Every page, as small as it can be told apart; of three thousand only those in sight exist. */
export function PageList({ view, total, number, onPage }: Props) {
  const { t } = useText("documents");
  const items = useMemo<PageItem[]>(
    () => Array.from({ length: total }, (_, index) => ({ id: `p${index + 1}`, number: index + 1 })),
    [total],
  );
  return (
    <nav
      className={styles.list}
      aria-label={t("pageList")}
      onKeyDownCapture={(event) => {
        const by = { PageDown: 1, PageUp: -1 }[event.key];
        if (by === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        onPage(number + by);
      }}
    >
      <VirtualList
        items={items}
        rowHeight={view.pictures ? PICTURE : NUMBER}
        render={(item, { active }) => (
          <PageThumb
            id={view.document.id}
            version={view.shown}
            number={item.number}
            picture={view.pictures}
            state={pageState(view, item.number)}
            active={active}
          />
        )}
        active={`p${number}`}
        onActive={(key) => onPage(Number(key.slice(1)))}
        follow
        place={`pages.${view.document.id}`}
        label={t("pageList")}
        data-testid="page-list"
      />
    </nav>
  );
}
