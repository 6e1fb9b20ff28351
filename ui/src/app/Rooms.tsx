import { lazy } from "react";
import type { ComponentType, ReactNode } from "react";

import { SettingsPage } from "@/features/settings/SettingsPage";
import { TodayPage } from "@/features/today/TodayPage";
import type { Route } from "@/shared/route/route";

const files = import.meta.glob<Record<string, unknown>>("../features/*/*Page.tsx");

function page<Props>(feature: string, name: string) {
  return lazy(async () => {
    const module = await files[`../features/${feature}/${name}.tsx`]?.();
    return { default: (module?.[name] ?? (() => null)) as ComponentType<Props> };
  });
}

const InboxPage = page<{ id?: string | undefined }>("inbox", "InboxPage");
const BoardPage = page<{ message?: (id: string) => ReactNode }>("board", "BoardPage");
const WorkspacesPage = page<object>("workspaces", "WorkspacesPage");
const WorkspacePage = page<{ id: string }>("workspaces", "WorkspacePage");
const ContactsPage = page<{ id?: string | undefined }>("contacts", "ContactsPage");
const MessagePane = lazy(async () => ({
  default: (await import("@/features/inbox/MessagePane")).MessagePane,
}));
const SearchPage = page<{ query?: string | undefined }>("search", "SearchPage");

/** The room of a route. */
export function Rooms({ route }: { route: Route }) {
  switch (route.room) {
    case "today":
      return <TodayPage />;
    case "inbox":
      return <InboxPage id={route.id} />;
    case "board":
      return <BoardPage message={(id) => <MessagePane key={id} id={id} />} />;
    case "workspaces":
      return route.id === undefined ? <WorkspacesPage /> : <WorkspacePage key={route.id} id={route.id} />;
    case "contacts":
      return <ContactsPage id={route.id} />;
    case "search":
      return <SearchPage query={route.query} />;
    case "settings":
      return <SettingsPage section={route.section} />;
  }
}
