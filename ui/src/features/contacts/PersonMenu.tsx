import { Eraser, FileArchive, Shield } from "lucide-react";
import { useState } from "react";

import type { ContactRow } from "@/contract/ContactRow";
import type { ErasureReport } from "@/contract/ErasureReport";
import { EraseDialog } from "@/features/contacts/EraseDialog";
import { useHost } from "@/host/HostContext";
import { useMay } from "@/shared/data/SessionContext";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Menu } from "@/shared/ui/Menu";
import { useToast } from "@/shared/ui/Toasts";

interface Props {
  contact: ContactRow;
  onErased: (report: ErasureReport) => void;
}

/** What a person may ask the firm for: a copy of everything about them, or that it goes. */
export function PersonMenu({ contact, onErased }: Props) {
  const { t } = useText("rights");
  const host = useHost();
  const toast = useToast();
  const may = useMay("administer");
  const [erasing, setErasing] = useState(false);
  const write = useAct("rights.export");
  if (!may) return null;
  const choose = async () => {
    const [place] = await host.pick("save", t("export.file", { name: contact.name }));
    if (place !== undefined) write.mutate({ contactId: contact.id, place: place.token });
  };
  return (
    <>
      <Menu
        align="end"
        data-testid="person-menu"
        groups={[
          {
            items: [
              {
                id: "export-person",
                icon: FileArchive,
                label: t("export.verb"),
                disabled: write.isPending,
                run: () => void choose().catch(toast.fail),
              },
              {
                id: "erase-person",
                icon: Eraser,
                label: t("erase.open"),
                run: () => setErasing(true),
              },
            ],
          },
        ]}
      >
        <Button size="small" icon={Shield} title={t("hint")} data-testid="person-data">
          {t("menu")}
        </Button>
      </Menu>
      {erasing && <EraseDialog id={contact.id} onDone={onErased} onClose={() => setErasing(false)} />}
    </>
  );
}
