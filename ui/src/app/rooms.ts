import {
  CalendarDays,
  ConciergeBell,
  Folder,
  Inbox,
  Plug,
  Scale,
  Search,
  Send,
  Settings,
  SquareKanban,
  Store,
  Users,
} from "lucide-react";
import type { LucideIcon } from "lucide-react";

import type { FirmKind } from "@/contract/FirmKind";
import type { InboxCounts } from "@/contract/InboxCounts";
import type { OutboxCounts } from "@/contract/OutboxCounts";
import type { Route } from "@/shared/route/route";

/** What the rail counts. */
export interface RailCounts {
  inbox: InboxCounts | undefined;
  outbox: OutboxCounts | undefined;
}

/** A place in the rail. Only rooms that exist stand here. */
export interface RoomEntry {
  /** Name of its text (`app:rooms.inbox`) and of its test id (`rail-inbox`). */
  name: string;
  icon: LucideIcon;
  to: Route;
  keys: string;
  /** The number beside it; 0 is not shown. */
  count?: (counts: RailCounts) => number | undefined;
  /** Whether the number is bad news. */
  bad?: (counts: RailCounts) => boolean;
  /** The one kind of firm that has it. */
  only?: FirmKind;
}

export const ROOMS: RoomEntry[] = [
  {
    name: "today",
    icon: ConciergeBell,
    to: { room: "today" },
    keys: "g t",
    count: ({ inbox }) => inbox?.lapsing,
  },
  { name: "inbox", icon: Inbox, to: { room: "inbox" }, keys: "g i", count: ({ inbox }) => inbox?.toHandle },
  {
    name: "board",
    icon: SquareKanban,
    to: { room: "board" },
    keys: "g b",
    count: ({ inbox }) => inbox?.toValidate,
  },
  { name: "agenda", icon: CalendarDays, to: { room: "agenda" }, keys: "g a" },
  { name: "workspaces", icon: Folder, to: { room: "workspaces" }, keys: "g w" },
  { name: "contacts", icon: Users, to: { room: "contacts" }, keys: "g p" },
  { name: "campaigns", icon: Store, to: { room: "campaigns" }, keys: "g v" },
  { name: "caselaw", icon: Scale, to: { room: "caselaw" }, keys: "g j", only: "law-firm" },
  { name: "search", icon: Search, to: { room: "search" }, keys: "/" },
];

export const ROOMS_BELOW: RoomEntry[] = [
  {
    name: "outbox",
    icon: Send,
    to: { room: "outbox" },
    keys: "g o",
    // What needs a person, the worst first; what is ready leaves by itself.
    count: ({ outbox }) => outbox && (outbox.failed + outbox.unknown || outbox.draft),
    bad: ({ outbox }) => outbox !== undefined && outbox.failed + outbox.unknown > 0,
  },
  {
    name: "connections",
    icon: Plug,
    to: { room: "settings", section: "connections" },
    keys: "g c",
    count: ({ inbox }) => inbox?.refusedAccounts,
    bad: () => true,
  },
  { name: "settings", icon: Settings, to: { room: "settings" }, keys: "g s" },
];
