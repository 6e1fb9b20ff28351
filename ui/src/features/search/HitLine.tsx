import {
  Contact,
  FileText,
  Folder,
  Mail,
  NotebookPen,
  Package,
  Scale,
  Store,
  UserRoundSearch,
} from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { useEffect, useRef } from "react";

import { cutAtMarks } from "@/shared/text/cutAtMarks";
import { placeOf } from "@/features/search/placeOf";
import type { Hit } from "@/features/search/useHits";
import { useHost } from "@/host/HostContext";
import { pageOfHit } from "@/shared/route/pageOfHit";
import { hrefOf } from "@/shared/route/route";
import { listTime } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { Icon } from "@/shared/ui/Icon";

import styles from "./SearchPage.module.css";

const ICONS: Record<string, LucideIcon> = {
  mail: Mail,
  workspace: Folder,
  contact: Contact,
  document: FileText,
  note: NotebookPen,
  decision: Scale,
  campaign: Store,
  prospect: UserRoundSearch,
  product: Package,
};

interface Props {
  hit: Hit;
  query: string;
  active: boolean;
  onOpen: () => void;
}

/** One hit: what it is, who, the passage with the words marked. */
export function HitLine({ hit, query, active, onOpen }: Props) {
  const { t, language } = useText("search");
  const host = useHost();
  const box = useRef<HTMLAnchorElement>(null);
  const page = pageOfHit(hit);
  const place = placeOf(hit, query);
  useEffect(() => {
    if (active) box.current?.scrollIntoView?.({ block: "nearest" });
  }, [active]);
  const kind = t(`kinds.${hit.kind}`, { defaultValue: hit.kind });
  return (
    <li>
      <a
        ref={box}
        className={styles.hit}
        href={place === null ? host.attachmentUrl(hit.id) : hrefOf(place)}
        download={place === null ? hit.title : undefined}
        data-active={active}
        data-testid="search-hit"
        data-kind={hit.kind}
        onClick={onOpen}
      >
        <Icon of={ICONS[hit.kind] ?? FileText} label={kind} />
        <span className={styles.words}>
          <span className={styles.first}>
            <strong className="cut private">{hit.title || t("noTitle")}</strong>
            {page !== undefined && (
              <span className="small soft nowrap">{t("documents:page.short", { number: page })}</span>
            )}
            {hit.who !== "" && <span className="cut small soft private">{hit.who}</span>}
          </span>
          <span className={`${styles.snippet} private`}>
            {cutAtMarks(hit.snippet, hit.marks).map((piece, index) =>
              piece.marked ? <mark key={index}>{piece.text}</mark> : piece.text,
            )}
          </span>
        </span>
        {hit.at !== "" && (
          <time className={styles.when} dateTime={hit.at}>
            {listTime(hit.at, language, new Date())}
          </time>
        )}
      </a>
    </li>
  );
}
