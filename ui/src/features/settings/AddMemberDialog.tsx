import { useState } from "react";

import type { Language } from "@/contract/Language";
import type { Role } from "@/contract/Role";
import { useAct } from "@/shared/data/useAct";
import { NewPassphrase } from "@/shared/passphrase/NewPassphrase";
import { useNewPassphrase } from "@/shared/passphrase/useNewPassphrase";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Dialog } from "@/shared/ui/Dialog";
import { FailureNote } from "@/shared/ui/FailureNote";
import { Field } from "@/shared/ui/Field";
import { Input } from "@/shared/ui/Input";
import { Select } from "@/shared/ui/Select";

/** A new member, with a passphrase that they type themselves. */
export function AddMemberDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useText("settings");
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("employee");
  const [theirs, setTheirs] = useState<Language>(language);
  const passphrase = useNewPassphrase();
  const add = useAct("members.add", {
    quiet: true,
    onDone: onClose,
    said: () => t("members.added", { name }),
  });
  const ready = name.trim() !== "" && /^\S+@\S+$/.test(email) && passphrase.ready;
  const roles = (["employee", "manager", "admin"] as const).map((value) => ({
    value,
    label: t(`words:role.${value}`),
  }));
  return (
    <Dialog
      title={t("members.add")}
      about={t("members.addAbout")}
      onClose={onClose}
      data-testid="add-member"
      foot={
        <>
          <Button onClick={onClose}>{t("common:cancel")}</Button>
          <Button
            look="go"
            disabled={!ready || add.isPending}
            onClick={() =>
              add.mutate({
                name: name.trim(),
                email: email.trim(),
                role,
                language: theirs,
                passphrase: passphrase.value,
              })
            }
            data-testid="add-member-save"
          >
            {t("members.add")}
          </Button>
        </>
      }
    >
      <Field label={t("members.name")}>
        {(control) => (
          <Input
            {...control}
            value={name}
            onChange={(event) => setName(event.target.value)}
            data-testid="add-member-name"
          />
        )}
      </Field>
      <Field label={t("members.email")}>
        {(control) => (
          <Input
            {...control}
            type="email"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            data-testid="add-member-email"
          />
        )}
      </Field>
      <Field label={t("members.role")}>
        {(control) => (
          <Select {...control} value={role} options={roles} onValue={setRole} data-testid="add-member-role" />
        )}
      </Field>
      <Field label={t("profile.language")}>
        {(control) => (
          <Select
            {...control}
            value={theirs}
            options={[
              { value: "fr", label: "Français" },
              { value: "en", label: "English" },
            ]}
            onValue={setTheirs}
            data-testid="add-member-language"
          />
        )}
      </Field>
      <NewPassphrase passphrase={passphrase} name="add-member" />
      {add.error !== null && <FailureNote failure={add.error} />}
    </Dialog>
  );
}
