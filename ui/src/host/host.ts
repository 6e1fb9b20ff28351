import type { Commands, CommandName } from "@/contract/commands";
import type { Event } from "@/contract/Event";
import type { Place } from "@/contract/Place";

/** What a command is asked with. */
export type Request<Name extends CommandName> = Commands[Name][0];
/** What a command answers. */
export type Reply<Name extends CommandName> = Commands[Name][1];
/** What the office tells without being asked. */
export type OfficeEvent = Event;

export type PickKind = "files" | "folders" | "save";

/** A place in the page, in CSS pixels. */
export interface Point {
  x: number;
  y: number;
}

/**
 * Where the window lives. The one way out of the page: to the office, and to the desktop around it.
 *
 * `call` rejects with a `Failure` (see `shared/data/failure.ts` to be sure of the shape).
 */
export interface Host {
  kind: "tauri" | "http" | "fake";
  call<Name extends CommandName>(name: Name, request: Request<Name>): Promise<Reply<Name>>;
  /** Hears every event of the office until the returned function is called. */
  subscribe(listener: (event: OfficeEvent) => void): () => void;
  /** Lets the person point at files, folders or a file to write; empty when they change their mind. */
  pick(kind: PickKind, suggestedName?: string): Promise<Place[]>;
  /** Address of an attachment's bytes, for <img>, <a download> and frames. */
  attachmentUrl(id: string): string;
  /** Address of the picture of one page, at most `side` pixels on its longer side. Pages count from 1. */
  pageUrl(id: string, version: number, page: number, side: number): string;
  /**
   * Takes files that were dropped on the page. In the Tauri window the shell hears the drop itself and
   * tells the places as an event, so there this does nothing.
   */
  dropped(files: File[]): Promise<Place[]>;
  /** Hears whether files hover over the window, and where, where the page itself cannot know. */
  onDrag(listener: (over: boolean, point: Point | null) => void): () => void;
}
