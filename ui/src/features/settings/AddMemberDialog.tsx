import { useState } from "react";

import type { Language } from "@/contract/Language";
import type { Role } from "@/contract/Role";
import { useAct } from "@/shared/data/useAct";
import { NewPassphrase } from "@/shared/passphrase/NewPassphrase";
import { useNewPassphrase } from "@/shared/passphrase/useNewPassphrase";
import { useText } from "@/shared/text/useText";
import { Field } from "@/shared/ui/Field";
import { FormDialog } from "@/shared/ui/FormDialog";
import { Select } from "@/shared/ui/Select";
import { TextField } from "@/shared/ui/TextField";

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
    <FormDialog
      title={t("members.add")}
      about={t("members.addAbout")}
      verb={t("members.add")}
      ready={ready}
      pending={add.isPending}
      failure={add.error}
      onSubmit={() =>
        add.mutate({
          name: name.trim(),
          email: email.trim(),
          role,
          language: theirs,
          passphrase: passphrase.value,
        })
      }
      onClose={onClose}
      name="add-member"
    >
      <TextField label={t("members.name")} value={name} onText={setName} data-testid="add-member-name" />
      <TextField
        label={t("members.email")}
        type="email"
        value={email}
        onText={setEmail}
        data-testid="add-member-email"
      />
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
    </FormDialog>
  );
}
