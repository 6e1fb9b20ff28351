import type { DocumentRow } from "@/contract/DocumentRow";
import type { Paper } from "@/host/fake/papers";
import { at } from "@/host/fake/time";

/** The line of a paper in a list. */
export function rowOfPaper(paper: Paper): DocumentRow {
  const [newest] = paper.versions;
  return {
    id: paper.id,
    origin: "file",
    filename: paper.filename,
    contentType: paper.contentType,
    bytes: newest?.bytes ?? 0,
    messageId: null,
    itemId: paper.itemId,
    version: newest?.number ?? 1,
    at: newest?.at ?? at(0),
    by: newest?.by ?? paper.by,
    reading: paper.reading,
  };
}
