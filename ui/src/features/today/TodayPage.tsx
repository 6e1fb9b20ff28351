import { CalendarPlus, EyeOff } from "lucide-react";
import { useState } from "react";

import type { Scope } from "@/contract/Scope";
import { BringIn } from "@/features/today/BringIn";
import { Decide } from "@/features/today/Decide";
import { FollowUps } from "@/features/today/FollowUps";
import { Hero } from "@/features/today/Hero";
import { Lapsing } from "@/features/today/Lapsing";
import { Stuck } from "@/features/today/Stuck";
import { Tasks } from "@/features/today/Tasks";
import styles from "@/features/today/TodayPage.module.css";
import { useMay, useSession } from "@/shared/data/SessionContext";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { EnterDialog } from "@/shared/deadlines/EnterDialog";
import { useKeys } from "@/shared/keys/useKeys";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Failed } from "@/shared/ui/Failed";
import { Page } from "@/shared/ui/Page";
import { Seg } from "@/shared/ui/Seg";
import { Skeleton } from "@/shared/ui/Skeleton";

/** The first screen: what lapses first, what to decide, what is stuck, three numbers. */
export function TodayPage() {
  const { t } = useText("today");
  const [scope, setScope] = useState<Scope>("firm");
  const [entering, setEntering] = useState(false);
  const { discreet } = useSession();
  const mayWork = useMay("work");
  const update = useAct("settings.update");
  const today = useAsk("today.show", { scope });
  const hide = () => update.mutate({ discreet: !discreet });
  useKeys([
    ...(mayWork
      ? [
          {
            id: "today.enter",
            keys: "n",
            label: t("enterDeadline"),
            group: t("title"),
            run: () => setEntering(true),
          },
        ]
      : []),
    { id: "today.discreet", label: t("discreet"), group: t("title"), run: hide },
  ]);
  const view = today.data;
  return (
    <Page
      title={t("title")}
      scroll
      data-testid="today"
      bar={
        <Seg
          value={scope}
          onValue={setScope}
          aria-label={t("scope.label")}
          options={[
            { value: "firm", label: t("scope.firm"), testid: "today-scope-firm" },
            { value: "mine", label: t("scope.mine"), testid: "today-scope-mine" },
          ]}
        />
      }
      end={
        <>
          <Button
            look="quiet"
            icon={EyeOff}
            aria-pressed={discreet}
            onClick={hide}
            data-testid="today-discreet"
          >
            {t(discreet ? "discreetOff" : "discreet")}
          </Button>
          {mayWork && (
            <Button
              icon={CalendarPlus}
              keys="n"
              onClick={() => setEntering(true)}
              data-testid="today-enter-deadline"
            >
              {t("enterDeadline")}
            </Button>
          )}
        </>
      }
    >
      {today.error !== null && view === undefined ? (
        <Failed failure={today.error} onRetry={() => void today.refetch()} />
      ) : view === undefined ? (
        <Skeleton rows={8} />
      ) : view.empty ? (
        <>
          {mayWork && <FollowUps />}
          <BringIn />
        </>
      ) : (
        <div className={styles.today}>
          <div className={styles.hero}>
            <Hero view={view} />
          </div>
          <div className={styles.lapse}>
            <Lapsing view={view} />
          </div>
          <div className={styles.side}>
            <Tasks scope={scope} />
            {mayWork && <FollowUps />}
            <div className={styles.decide}>
              <Decide view={view} />
            </div>
            <Stuck view={view} />
          </div>
        </div>
      )}
      {entering && <EnterDialog onClose={() => setEntering(false)} />}
    </Page>
  );
}
