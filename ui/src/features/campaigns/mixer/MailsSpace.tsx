import { CheckCheck, MailPlus } from "lucide-react";
import { useState } from "react";

import type { CampaignView } from "@/contract/CampaignView";
import { CampaignHead } from "@/features/campaigns/CampaignHead";
import { MailReview } from "@/features/campaigns/mixer/MailReview";
import { PrepareDialog } from "@/features/campaigns/mixer/PrepareDialog";
import { useReview } from "@/features/campaigns/mixer/useReview";
import { useAsk } from "@/shared/data/useAsk";
import { useRows } from "@/shared/data/useRows";
import { useKept } from "@/shared/keep/useKept";
import { useKeys } from "@/shared/keys/useKeys";
import { OutboxLine } from "@/shared/messages/OutboxLine";
import { go } from "@/shared/route/route";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Confirm } from "@/shared/ui/Confirm";
import { Empty } from "@/shared/ui/Empty";
import { Failed } from "@/shared/ui/Failed";
import { Seg } from "@/shared/ui/Seg";
import { Skeleton } from "@/shared/ui/Skeleton";
import { VirtualList } from "@/shared/ui/VirtualList";

import space from "../CampaignSpace.module.css";
import styles from "./Mixer.module.css";

/** The mails of one campaign: those to read first, each to the byte, then the others. */
export function MailsSpace({ campaign }: { campaign: CampaignView }) {
  const { t, language } = useText("mixer");
  const { id } = campaign;
  const [view, setView] = useKept<"draft" | "all">(`mixer.view.${id}`, "draft");
  const [active, setActive] = useKept<string | null>(`mixer.at.${id}`, null);
  const [preparing, setPreparing] = useState(false);
  const counts = useAsk("outbox.list", { campaignId: id, limit: 1 }).data?.counts;
  const list = useRows("outbox.list", {
    campaignId: id,
    limit: 200,
    ...(view === "draft" ? { state: "draft" } : {}),
  });
  const review = useReview(id);
  // Without an account nothing can leave: it is read, and approved when there is one.
  const noSender = useAsk("outbox.senders", {}).data?.items.length === 0;
  const { rows } = list;
  const at = Math.max(
    0,
    rows.findIndex((mail) => mail.id === active),
  );
  const shown = rows[at] ?? null;
  const seen = rows.filter((mail) => mail.state === "draft" && review.isSeen(mail));
  const step = (by: number) => setActive(rows[Math.min(rows.length - 1, Math.max(0, at + by))]?.id ?? null);
  // The next one comes up before this one leaves the list: the hand stays on the key.
  const after = (act: () => void) => {
    const next = rows[at + 1] ?? rows[at - 1];
    act();
    if (view === "draft") setActive(next?.id ?? null);
    else step(1);
  };
  const covered = preparing || review.unread !== null;
  const draft = shown?.state === "draft" && !review.acts.busy ? shown : null;
  // Enter is for the mail that is on the screen, never for one that came up under the hand.
  const approve = () =>
    !noSender && draft !== null && review.isSeen(draft) && after(() => review.approve(draft));
  const giveUp = () => draft !== null && after(() => review.acts.cancel([draft.id]));
  const group = t("title");
  useKeys([
    { id: "mixer.approve", keys: "enter", label: t("review.approve"), group, run: approve },
    { id: "mixer.skip", keys: "j", label: t("review.skip"), group, run: () => step(1) },
    { id: "mixer.before", keys: "k", label: t("common:previous"), hidden: true, run: () => step(-1) },
    { id: "mixer.next", keys: "arrowright", label: t("common:next"), hidden: true, run: () => step(1) },
    { id: "mixer.back", keys: "arrowleft", label: t("common:previous"), hidden: true, run: () => step(-1) },
    { id: "mixer.giveUp", keys: "x", label: t("review.giveUp"), group, run: giveUp },
    {
      id: "mixer.seen",
      keys: "a",
      label: t("review.approveSeenAll"),
      group,
      run: () => noSender || review.approveSeen(),
    },
    { id: "mixer.prepare", keys: "w", label: t("prepare.open"), group, run: () => setPreparing(true) },
    {
      id: "mixer.board",
      keys: "escape",
      label: t("campaigns:back"),
      hidden: true,
      run: () => go({ room: "campaigns", id }),
    },
  ]);
  const drafts = counts?.draft ?? 0;
  const all = counts === undefined ? 0 : Object.values(counts).reduce((sum, number) => sum + number, 0);
  const prepare = (
    <Button look="go" icon={MailPlus} keys="w" onClick={() => setPreparing(true)} data-testid="mails-prepare">
      {t("prepare.open")}
    </Button>
  );
  return (
    <main className={space.page} data-testid="mails-page">
      <CampaignHead campaign={campaign} part="mails">
        {seen.length > 0 && !noSender && (
          <Button icon={CheckCheck} keys="a" onClick={review.approveSeen} data-testid="approve-seen">
            {t("review.approveSeen", { count: seen.length })}
          </Button>
        )}
        {prepare}
      </CampaignHead>
      {counts !== undefined && all === 0 ? (
        <Empty icon={MailPlus} title={t("empty")} actions={prepare} data-testid="mails-empty">
          {t("emptyText")}
        </Empty>
      ) : (
        <div className={styles.panes}>
          <section className={styles.side} aria-label={t("title")}>
            <div className={styles.sideHead}>
              <Seg<"draft" | "all">
                value={view}
                options={[
                  {
                    value: "draft",
                    label: t("list.draft", { number: count(drafts, language) }),
                    testid: "mails-draft",
                  },
                  {
                    value: "all",
                    label: t("list.all", { number: count(all, language) }),
                    testid: "mails-all",
                  },
                ]}
                onValue={setView}
                aria-label={t("list.show")}
              />
              {drafts > seen.length && !noSender && (
                <Button look="quiet" size="small" onClick={review.askUnread} data-testid="approve-unread">
                  {t("review.approveAll")}
                </Button>
              )}
            </div>
            <div className={styles.rows}>
              {list.failure !== null ? (
                <Failed failure={list.failure} onRetry={list.again} />
              ) : list.loading ? (
                <Skeleton rows={6} />
              ) : rows.length === 0 ? (
                <p className={space.none}>{t("list.none")}</p>
              ) : (
                <VirtualList
                  items={rows}
                  rowHeight={64}
                  render={(mail, state) => (
                    <OutboxLine
                      mail={mail}
                      active={mail.id === shown?.id || state.active}
                      seen={mail.state === "draft" && review.isSeen(mail)}
                    />
                  )}
                  active={shown?.id ?? null}
                  onActive={setActive}
                  follow
                  onEnd={list.more}
                  place={`mails.${id}.${view}`}
                  label={t("title")}
                  data-testid="mails-list"
                />
              )}
            </div>
          </section>
          <MailReview
            mail={shown}
            number={at + 1}
            total={view === "draft" ? drafts : all}
            busy={review.acts.busy}
            noSender={noSender}
            onShown={
              covered
                ? undefined
                : (preview) => {
                    review.saw(preview);
                    // What is read stays on the screen when others come in above it.
                    setActive(shown?.id ?? null);
                  }
            }
            onApprove={approve}
            onSkip={() => step(1)}
            onGiveUp={giveUp}
          />
        </div>
      )}
      {preparing && <PrepareDialog campaign={campaign} onClose={() => setPreparing(false)} />}
      {review.unread !== null && (
        <Confirm
          title={t("review.unreadTitle", { count: review.unread.length })}
          about={t("review.unreadAbout", {
            count: review.unread.filter((mail) => !review.isSeen(mail)).length,
          })}
          verb={t("review.unreadVerb", { count: review.unread.length })}
          onConfirm={review.approveAll}
          onClose={review.leaveUnread}
        />
      )}
    </main>
  );
}
