import { memo, useEffect, useState } from "react";

import type { pageState } from "@/features/documents/pagesOf";
import { useHost } from "@/host/HostContext";
import { useText } from "@/shared/text/useText";
import { Shape } from "@/shared/ui/Shape";

import styles from "./PageList.module.css";

/** Milliseconds a page must stay in sight before its picture is asked for: who scrolls past asks for none. */
const STAYS = 120;
/** Longer side of a small picture, in pixels, sharp on a dense screen. */
const SIDE = 260;

interface Props {
  id: string;
  version: number;
  number: number;
  picture: boolean;
  state: ReturnType<typeof pageState>;
  active: boolean;
}

/** A page in the list: its small picture, its number, and a sign when nothing can be read on it. */
export const PageThumb = memo(function PageThumb({ id, version, number, picture, state, active }: Props) {
  const { t } = useText("documents");
  const host = useHost();
  const [stayed, setStayed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setStayed(true), STAYS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles.thumb} data-active={active} data-state={state} data-testid="page-thumb">
      {picture && (
        <span className={`${styles.paper} private`}>
          {stayed && <img src={host.pageUrl(id, version, number, SIDE)} alt="" draggable={false} />}
        </span>
      )}
      <span className={styles.number}>
        {picture ? number : t("page.number", { number })}
        {state === "unreadable" && <Shape kind="near" small label={t("page.unreadableShort")} />}
        {state === "waiting" && <span className="hidden-text">{t("page.waiting")}</span>}
      </span>
    </div>
  );
});
