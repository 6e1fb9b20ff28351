import { useState } from "react";

import type { ImapServer } from "@/contract/ImapServer";
import type { TestView } from "@/contract/TestView";
import { FolderChoice } from "@/features/settings/connections/FolderChoice";
import { ServerFields } from "@/features/settings/connections/ServerFields";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Dialog } from "@/shared/ui/Dialog";
import { FailureNote } from "@/shared/ui/FailureNote";
import { Note } from "@/shared/ui/Note";

const EMPTY: ImapServer = {
  host: "",
  port: 993,
  security: "tls",
  username: "",
  secret: "",
  auth: "password",
};

/** Connects a mailbox: the server is tried first, then the folders are chosen. Nothing is stored before. */
export function AddMailbox({ onClose }: { onClose: () => void }) {
  const { t } = useText("connections");
  const [label, setLabel] = useState("");
  const [server, setServer] = useState(EMPTY);
  const [tested, setTested] = useState<TestView | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const test = useAct("accounts.test_imap", {
    quiet: true,
    onDone(found) {
      setTested(found);
      setChosen(new Set(found.folders.filter(({ suggested }) => suggested).map(({ name }) => name)));
    },
  });
  const add = useAct("accounts.add_imap", {
    quiet: true,
    onDone: onClose,
    said: () => t("addMailbox.added", { label }),
  });
  const ready = label.trim() !== "" && server.host !== "" && server.username !== "" && server.secret !== "";
  const works = tested?.ok === true;
  const failure = test.error ?? add.error;
  return (
    <Dialog
      wide
      title={t("addMailbox.title")}
      about={works ? t("addMailbox.folders") : t("addMailbox.about")}
      onClose={onClose}
      data-testid="add-mailbox"
      foot={
        <>
          <Button onClick={works ? () => setTested(null) : onClose}>
            {t(works ? "common:back" : "common:cancel")}
          </Button>
          {works ? (
            <Button
              look="go"
              disabled={chosen.size === 0 || add.isPending}
              onClick={() => add.mutate({ label: label.trim(), server, folders: [...chosen] })}
              data-testid="add-mailbox-save"
            >
              {t("addMailbox.save")}
            </Button>
          ) : (
            <Button
              look="go"
              type="submit"
              form="add-mailbox-form"
              disabled={!ready || test.isPending}
              data-testid="add-mailbox-test"
            >
              {t(test.isPending ? "addMailbox.testing" : "addMailbox.test")}
            </Button>
          )}
        </>
      }
    >
      {works ? (
        <FolderChoice folders={tested.folders} chosen={chosen} onChosen={setChosen} />
      ) : (
        <form
          id="add-mailbox-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (ready) test.mutate({ server });
          }}
          style={{ display: "contents" }}
        >
          <ServerFields label={label} onLabel={setLabel} server={server} onServer={setServer} />
        </form>
      )}
      {tested !== null && !tested.ok && !test.isPending && (
        <Note look="bad" data-testid="add-mailbox-problem">
          {t(`problem.${tested.problem}`, { defaultValue: t("problem.protocol") })}
          {tested.serverSaid !== "" && (
            <span className="soft small" style={{ display: "block" }}>
              {t("serverSaid", { words: tested.serverSaid })}
            </span>
          )}
        </Note>
      )}
      {failure !== null && <FailureNote failure={failure} />}
    </Dialog>
  );
}
