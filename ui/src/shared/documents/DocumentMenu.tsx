import { Download, Eye, FilePlus2, ListChecks, Pencil, RotateCcw, Trash2 } from "lucide-react";
import { useState } from "react";
import type { ReactNode } from "react";

import type { DocumentRow } from "@/contract/DocumentRow";
import type { ItemView } from "@/contract/ItemView";
import { useMay } from "@/shared/data/SessionContext";
import { LinkDialog } from "@/shared/documents/LinkDialog";
import { RenameDialog } from "@/shared/documents/RenameDialog";
import { worthReading } from "@/shared/documents/readingWords";
import { useDocumentActs } from "@/shared/documents/useDocumentActs";
import { go } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { Menu } from "@/shared/ui/Menu";
import type { MenuItem } from "@/shared/ui/Menu";

interface Props {
  document: DocumentRow;
  /** Where it is filed; without it only what needs no workspace is offered. */
  workspaceId: string | null;
  /** The checklist of that workspace. */
  items: ItemView[];
  /** Whether the document is already open. */
  opened?: boolean;
  onRemoved?: () => void;
  /** The button that opens it. */
  children: ReactNode;
}

/** Everything that can be done with a document. What a mail brought keeps its name and its place. */
export function DocumentMenu({ document, workspaceId, items, opened = false, onRemoved, children }: Props) {
  const { t } = useText("documents");
  const [asking, setAsking] = useState<"rename" | "link" | null>(null);
  const mayWork = useMay("work");
  const acts = useDocumentActs(document, workspaceId);
  const added = document.origin === "file";
  const looking: MenuItem[] = [
    ...(opened
      ? []
      : [
          {
            id: "document-open",
            label: t("menu.open"),
            icon: Eye,
            run: () => go({ room: "documents", id: document.id }),
          },
        ]),
    { id: "document-save", label: t("menu.save"), icon: Download, run: acts.save },
  ];
  const changing: MenuItem[] = [
    ...(added && workspaceId !== null
      ? [{ id: "document-version", label: t("menu.newVersion"), icon: FilePlus2, run: acts.newVersion }]
      : []),
    ...(workspaceId !== null && items.length > 0
      ? [{ id: "document-link", label: t("menu.link"), icon: ListChecks, run: () => setAsking("link") }]
      : []),
    ...(added
      ? [{ id: "document-rename", label: t("menu.rename"), icon: Pencil, run: () => setAsking("rename") }]
      : []),
    ...(worthReading(document.reading)
      ? [{ id: "document-read-again", label: t("menu.readAgain"), icon: RotateCcw, run: acts.readAgain }]
      : []),
  ];
  const leaving: MenuItem[] = added
    ? [{ id: "document-remove", label: t("menu.remove"), icon: Trash2, run: () => acts.remove(onRemoved) }]
    : [];
  const groups = [{ items: looking }, ...(mayWork ? [{ items: changing }, { items: leaving }] : [])];
  return (
    <>
      <Menu groups={groups.filter((group) => group.items.length > 0)} align="end">
        {children}
      </Menu>
      {asking === "rename" && <RenameDialog document={document} onClose={() => setAsking(null)} />}
      {asking === "link" && <LinkDialog document={document} items={items} onClose={() => setAsking(null)} />}
    </>
  );
}
