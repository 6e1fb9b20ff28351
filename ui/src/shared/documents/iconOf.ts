import { File, FileImage, FileLock2, FileText, FileWarning } from "lucide-react";
import type { LucideIcon } from "lucide-react";

import type { ReadingView } from "@/contract/ReadingView";
import { needsCare } from "@/shared/documents/readingWords";

/** The sign of a document in a list: what it is, or that a person must look at it. */
export function iconOf({ contentType, reading }: { contentType: string; reading: ReadingView }): LucideIcon {
  if (reading.error === "encrypted") return FileLock2;
  if (needsCare(reading)) return FileWarning;
  if (contentType.startsWith("image/")) return FileImage;
  return reading.state === "none" || reading.state === "failed" ? File : FileText;
}
