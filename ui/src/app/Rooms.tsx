import { lazy } from "react";

import { SettingsPage } from "@/features/settings/SettingsPage";
import { TodayPage } from "@/features/today/TodayPage";
import type { Route } from "@/shared/route/route";

const InboxPage = lazy(async () => ({ default: (await import("@/features/inbox/InboxPage")).InboxPage }));
const MessagePane = lazy(async () => ({
  default: (await import("@/features/inbox/MessagePane")).MessagePane,
}));
const BoardPage = lazy(async () => ({ default: (await import("@/features/board/BoardPage")).BoardPage }));
const AgendaPage = lazy(async () => ({ default: (await import("@/features/agenda/AgendaPage")).AgendaPage }));
const WorkspacesPage = lazy(async () => ({
  default: (await import("@/features/workspaces/WorkspacesPage")).WorkspacesPage,
}));
const WorkspacePage = lazy(async () => ({
  default: (await import("@/features/workspaces/WorkspacePage")).WorkspacePage,
}));
const OutcomesPage = lazy(async () => ({
  default: (await import("@/features/workspaces/OutcomesPage")).OutcomesPage,
}));
const DocumentPage = lazy(async () => ({
  default: (await import("@/features/documents/DocumentPage")).DocumentPage,
}));
const CampaignsPage = lazy(async () => ({
  default: (await import("@/features/campaigns/CampaignsPage")).CampaignsPage,
}));
const CampaignPage = lazy(async () => ({
  default: (await import("@/features/campaigns/CampaignPage")).CampaignPage,
}));
const OutboxPage = lazy(async () => ({
  default: (await import("@/features/outbox/OutboxPage")).OutboxPage,
}));
const DraftPage = lazy(async () => ({
  default: (await import("@/features/drafts/DraftPage")).DraftPage,
}));
const ContactsPage = lazy(async () => ({
  default: (await import("@/features/contacts/ContactsPage")).ContactsPage,
}));
const CaseLawPage = lazy(async () => ({
  default: (await import("@/features/caselaw/CaseLawPage")).CaseLawPage,
}));
const SearchPage = lazy(async () => ({ default: (await import("@/features/search/SearchPage")).SearchPage }));

/** The room of a route. */
export function Rooms({ route }: { route: Route }) {
  switch (route.room) {
    case "today":
      return <TodayPage />;
    case "inbox":
      return <InboxPage id={route.id} />;
    case "board":
      return <BoardPage id={route.id} message={(id) => <MessagePane key={id} id={id} beside />} />;
    case "agenda":
      return <AgendaPage day={route.day} />;
    case "workspaces":
      if (route.id === "outcomes") return <OutcomesPage />;
      return route.id === undefined ? <WorkspacesPage /> : <WorkspacePage key={route.id} id={route.id} />;
    case "documents":
      return <DocumentPage key={route.id} id={route.id} page={route.page} find={route.find} />;
    case "drafts":
      return <DraftPage key={route.id} id={route.id} />;
    case "campaigns":
      return route.id === undefined ? (
        <CampaignsPage />
      ) : (
        <CampaignPage key={route.id} id={route.id} part={route.part} at={route.at} />
      );
    case "outbox":
      return <OutboxPage id={route.id} />;
    case "contacts":
      return <ContactsPage id={route.id} />;
    case "caselaw":
      return <CaseLawPage id={route.id} find={route.find} />;
    case "search":
      return <SearchPage query={route.query} />;
    case "settings":
      return <SettingsPage section={route.section} />;
  }
}
