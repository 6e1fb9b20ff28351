import { lazy, Suspense } from "react";

import { DropOverlay } from "@/app/DropOverlay";
import styles from "@/app/Frame.module.css";
import { Notices } from "@/app/Notices";
import { Palette } from "@/app/Palette";
import { closeQueue, useQueueOpen } from "@/app/queueState";
import { Rail } from "@/app/Rail";
import { Rooms } from "@/app/Rooms";
import { StatusLine } from "@/app/StatusLine";
import { Stumble } from "@/app/Stumble";
import { useBegunBack } from "@/app/useBegunBack";
import { useNavigationKeys } from "@/app/useNavigationKeys";
import { useStirring } from "@/app/useStirring";
import { useThinRail } from "@/app/useThinRail";
import { useRoute } from "@/shared/route/route";
import { Skeleton } from "@/shared/ui/Skeleton";

const ReadingQueue = lazy(async () => ({
  default: (await import("@/features/documents/ReadingQueue")).ReadingQueue,
}));

/** The open office: rail, one room, status line, and what floats above them. */
export function Frame({ version }: { version: string }) {
  const route = useRoute();
  const rail = useThinRail();
  const queueing = useQueueOpen();
  useNavigationKeys(rail.toggle);
  useStirring();
  useBegunBack();
  return (
    <div className={styles.frame} data-thin={rail.thin}>
      <Rail thin={rail.thin} onToggle={rail.toggle} />
      <div className={styles.content}>
        <Notices />
        <Stumble key={route.room}>
          <Suspense fallback={<Skeleton />}>
            <Rooms route={route} />
          </Suspense>
        </Stumble>
        {queueing && (
          <Suspense>
            <ReadingQueue onClose={closeQueue} />
          </Suspense>
        )}
      </div>
      <StatusLine version={version} />
      <Palette />
      <DropOverlay />
    </div>
  );
}
