import { Paperclip, Trash2, X } from "lucide-react";
import { useLayoutEffect, useRef, useState } from "react";

import type { Language } from "@/contract/Language";
import type { MailTemplateView } from "@/contract/MailTemplateView";
import type { Place } from "@/contract/Place";
import { emptied, flawOf, inserted } from "@/features/campaigns/mixer/placeholders";
import { useHost } from "@/host/HostContext";
import { useAct } from "@/shared/data/useAct";
import { useBegun } from "@/shared/keep/useBegun";
import { fileSize } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Confirm } from "@/shared/ui/Confirm";
import { Field } from "@/shared/ui/Field";
import { FormDialog } from "@/shared/ui/FormDialog";
import { Select } from "@/shared/ui/Select";
import { Textarea } from "@/shared/ui/Textarea";
import { TextField } from "@/shared/ui/TextField";
import { useToast } from "@/shared/ui/Toasts";

import styles from "./Mixer.module.css";

interface Props {
  /** The template that is changed; a new one without it. */
  template?: MailTemplateView | undefined;
  placeholders: string[];
  onDone: (template: MailTemplateView) => void;
  onRemoved: () => void;
  onClose: () => void;
}

/** A mail to many: subject, text, files, and what is put in for each person. */
export function TemplateDialog({ template, placeholders, onDone, onRemoved, onClose }: Props) {
  const { t, language } = useText("mixer");
  const host = useHost();
  const toast = useToast();
  const [form, setForm, begun] = useBegun(`mixer.template.${template?.id ?? "new"}`, {
    name: template?.name ?? "",
    spoken: template?.language ?? language,
    subject: template?.subject ?? "",
    body: template?.body ?? "",
  });
  const { name, spoken, subject, body } = form;
  const set = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }));
  const [kept, setKept] = useState(template?.attachments ?? []);
  const [added, setAdded] = useState<Place[]>([]);
  const [removing, setRemoving] = useState(false);
  // Where the caret was last: a click on a placeholder writes there.
  const last = useRef<"subject" | "body">("body");
  const subjectField = useRef<HTMLInputElement>(null);
  const bodyField = useRef<HTMLTextAreaElement>(null);
  /** Where the caret goes once what was inserted stands there. */
  const caret = useRef<{ field: HTMLInputElement | HTMLTextAreaElement | null; at: number }>(null);
  const save = useAct("mixer.save_template", {
    quiet: true,
    onDone: (saved) => {
      begun.forget();
      onDone(saved);
    },
  });
  const remove = useAct("mixer.remove_template", { onDone: onRemoved });
  const flaws = {
    subject: flawOf(subject, placeholders, "subject"),
    body: flawOf(body, placeholders, "body"),
  };
  const wrong = (where: "subject" | "body") => {
    const flaw = flaws[where];
    return flaw === null ? undefined : t(`flaw.${flaw.kind}`, { name: "name" in flaw ? flaw.name : "" });
  };
  const insert = (placeholder: string) => {
    const where = last.current;
    const field = where === "subject" ? subjectField.current : bodyField.current;
    const text = where === "subject" ? subject : body;
    const from = field?.selectionStart ?? text.length;
    const made = inserted(text, from, field?.selectionEnd ?? from, placeholder);
    set({ [where]: made.text });
    caret.current = { field, at: made.caret };
  };
  // With the text, before the next key: a later one would be typed into the wrong field.
  useLayoutEffect(() => {
    caret.current?.field?.focus();
    caret.current?.field?.setSelectionRange(caret.current.at, caret.current.at);
    caret.current = null;
  }, [subject, body]);
  const attach = async () => {
    const files = await host.pick("files");
    setAdded((before) => [...before, ...files]);
  };
  if (removing && template !== undefined) {
    return (
      <Confirm
        title={t("template.removeTitle", { name: template.name })}
        about={t("template.removeAbout")}
        verb={t("template.remove")}
        onConfirm={() => remove.mutate({ id: template.id })}
        onClose={() => setRemoving(false)}
      />
    );
  }
  return (
    <FormDialog
      title={t(template === undefined ? "template.new" : "template.edit")}
      about={t("template.about")}
      verb={t("common:save")}
      ready={
        name.trim() !== "" &&
        subject.trim() !== "" &&
        body.trim() !== "" &&
        flaws.subject === null &&
        flaws.body === null
      }
      pending={save.isPending}
      failure={save.error}
      onSubmit={() =>
        save.mutate({
          ...(template === undefined ? {} : { id: template.id }),
          name,
          subject,
          body,
          language: spoken,
          keep: kept.map(({ sha256 }) => sha256),
          ...(added.length === 0 ? {} : { places: added.map(({ token }) => token) }),
        })
      }
      onClose={onClose}
      dirty={added.length > 0}
      begun={begun}
      onBack={onClose}
      wide
      name="template"
    >
      <div className={styles.name}>
        <TextField
          label={t("template.name")}
          value={name}
          onText={(name) => set({ name })}
          autoFocus={template === undefined}
          data-testid="template-name"
        />
        <Field label={t("template.language")}>
          {(control) => (
            <Select<Language>
              {...control}
              value={spoken}
              options={[
                { value: "fr", label: "Français" },
                { value: "en", label: "English" },
              ]}
              onValue={(spoken) => set({ spoken })}
            />
          )}
        </Field>
      </div>
      <TextField
        ref={subjectField}
        label={t("template.subject")}
        wrong={wrong("subject")}
        value={subject}
        onText={(subject) => set({ subject })}
        onFocus={() => (last.current = "subject")}
        data-testid="template-subject"
      />
      <Field
        label={t("template.body")}
        wrong={wrong("body")}
        hint={t("template.bodyHint", { example: emptied("first_name") })}
      >
        {(control) => (
          <Textarea
            {...control}
            ref={bodyField}
            rows={9}
            value={body}
            onChange={(event) => set({ body: event.target.value })}
            onFocus={() => (last.current = "body")}
            data-testid="template-body"
          />
        )}
      </Field>
      <div className={styles.chips} role="group" aria-label={t("template.insert")}>
        <span className="small quiet">{t("template.insert")}</span>
        {placeholders.map((placeholder) => (
          <button
            key={placeholder}
            type="button"
            className={styles.chip}
            title={`{{ ${placeholder} }}`}
            onClick={() => insert(placeholder)}
            data-testid={`insert-${placeholder}`}
          >
            {t(`placeholder.${placeholder}`, { defaultValue: placeholder })}
          </button>
        ))}
      </div>
      <div className={styles.files}>
        <Button
          size="small"
          icon={Paperclip}
          onClick={() => void attach().catch(toast.fail)}
          data-testid="template-attach"
        >
          {t("template.attach")}
        </Button>
        {kept.map((file) => (
          <FileChip
            key={file.sha256}
            name={`${file.filename}, ${fileSize(file.bytes, language)}`}
            onRemove={() => setKept(kept.filter((one) => one !== file))}
          />
        ))}
        {added.map((place) => (
          <FileChip
            key={place.token}
            name={place.name}
            onRemove={() => setAdded(added.filter((one) => one !== place))}
          />
        ))}
        {template !== undefined && (
          <Button
            look="quiet"
            size="small"
            icon={Trash2}
            className="end"
            onClick={() => setRemoving(true)}
            data-testid="template-remove"
          >
            {t("template.remove")}
          </Button>
        )}
      </div>
    </FormDialog>
  );
}

function FileChip({ name, onRemove }: { name: string; onRemove: () => void }) {
  const { t } = useText("mixer");
  return (
    <span className={styles.file} data-testid="template-file">
      <span className="cut">{name}</span>
      <button type="button" aria-label={t("template.detach", { name })} onClick={onRemove}>
        <X size={12} aria-hidden="true" />
      </button>
    </span>
  );
}
