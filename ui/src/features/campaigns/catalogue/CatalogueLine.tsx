import { BookOpen, Ellipsis, Pause, Pencil, Play, RotateCcw, Trash2 } from "lucide-react";
import { useState } from "react";

import type { CatalogueView } from "@/contract/CatalogueView";
import { RemoveCatalogue } from "@/features/campaigns/catalogue/RemoveCatalogue";
import { RenameCatalogue } from "@/features/campaigns/catalogue/RenameCatalogue";
import { useAct } from "@/shared/data/useAct";
import { go } from "@/shared/route/route";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { GoTo } from "@/shared/ui/GoTo";
import { Icon } from "@/shared/ui/Icon";
import { Menu } from "@/shared/ui/Menu";
import { Progress } from "@/shared/ui/Progress";
import { ShapeWord } from "@/shared/ui/ShapeWord";
import { useToast } from "@/shared/ui/Toasts";

import styles from "./Catalogue.module.css";

/** One catalogue: how far it is read, what waits for a person, and what can be done. */
export function CatalogueLine({ catalogue }: { catalogue: CatalogueView }) {
  const { t, language } = useText("catalogue");
  const toast = useToast();
  const [renaming, setRenaming] = useState(false);
  const [removing, setRemoving] = useState(false);
  const { id, campaignId, title, state, reason, pages, read, counts } = catalogue;
  const pause = useAct("catalogues.pause");
  const again = useAct("catalogues.read_again");
  const back = useAct("catalogues.put_back");
  const publish = useAct("catalogues.publish", { said: () => t("publishing") });
  const remove = useAct("catalogues.remove", {
    onDone: () => toast.show(t("removed", { title }), () => back.mutate({ id })),
  });
  const to = { room: "campaigns", id: campaignId, part: "catalogues", at: id } as const;
  const goes = state === "reading" || state === "paused";
  const number = (value: number) => count(value, language);
  return (
    <li className={styles.catalogue} data-testid="catalogue" data-state={state}>
      <Icon of={BookOpen} />
      <div className={styles.two}>
        <GoTo to={to} className="cut" data-testid="catalogue-open">
          <strong>{title}</strong>
        </GoTo>
        <span className="small quiet cut">
          {[
            t("pages", { count: pages, shown: number(pages) }),
            counts.published > 0
              ? t("published", { count: counts.published, shown: number(counts.published) })
              : "",
            counts.rejected > 0
              ? t("rejected", { count: counts.rejected, shown: number(counts.rejected) })
              : "",
          ]
            .filter((part) => part !== "")
            .join(", ")}
        </span>
      </div>
      <div className={styles.far}>
        {goes ? (
          <>
            <Progress fill share={pages === 0 ? null : read / pages} label={t("readingOf", { title })} />
            <span className="small soft num" data-testid="catalogue-far">
              {t(state === "paused" ? "pausedAt" : "readingAt", { read: number(read), pages: number(pages) })}
            </span>
          </>
        ) : reason !== null ? (
          <>
            <ShapeWord kind={state === "failed" ? "critical" : "near"}>
              {t(`reasonShort.${reason}`)}
            </ShapeWord>
            <span className={`${styles.remedy} small quiet`} title={t(`reason.${reason}`)}>
              {t(`reason.${reason}`)}
            </span>
          </>
        ) : (
          <span className="small soft">
            {counts.waiting > 0
              ? t("waits", { count: counts.waiting, shown: number(counts.waiting) })
              : t(state === "empty" ? "none.empty" : "allSeen")}
          </span>
        )}
      </div>
      <div className={styles.acts}>
        {goes && (
          <Button
            size="small"
            icon={state === "paused" ? Play : Pause}
            disabled={pause.isPending}
            onClick={() => pause.mutate({ id, paused: state !== "paused" })}
            data-testid="catalogue-pause"
          >
            {t(state === "paused" ? "resume" : "pause")}
          </Button>
        )}
        {counts.approved > 0 && counts.waiting === 0 && (
          <Button
            size="small"
            disabled={publish.isPending}
            onClick={() => publish.mutate({ id })}
            data-testid="catalogue-publish"
          >
            {t("publish", { count: counts.approved })}
          </Button>
        )}
        {counts.waiting > 0 && (
          <Button look="go" size="small" onClick={() => go(to)} data-testid="catalogue-review">
            {t("review")}
          </Button>
        )}
        <Menu
          align="end"
          groups={[
            {
              items: [
                { id: "catalogue-rename", label: t("rename"), icon: Pencil, run: () => setRenaming(true) },
                ...(reason === null
                  ? []
                  : [
                      {
                        id: "catalogue-again",
                        label: t("readAgain"),
                        icon: RotateCcw,
                        run: () => again.mutate({ id }),
                      },
                    ]),
                {
                  id: "catalogue-remove",
                  label: t("remove"),
                  icon: Trash2,
                  run: () => (counts.published > 0 ? setRemoving(true) : remove.mutate({ id })),
                },
              ],
            },
          ]}
        >
          <Button
            look="quiet"
            size="small"
            icon={Ellipsis}
            aria-label={t("more", { title })}
            data-testid="catalogue-more"
          />
        </Menu>
      </div>
      {removing && (
        <RemoveCatalogue
          title={title}
          products={counts.published}
          onRemove={(products) => {
            setRemoving(false);
            remove.mutate({ id, products });
          }}
          onClose={() => setRemoving(false)}
        />
      )}
      {renaming && <RenameCatalogue id={id} title={title} onClose={() => setRenaming(false)} />}
    </li>
  );
}
