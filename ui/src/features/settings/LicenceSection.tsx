import { FileUp } from "lucide-react";
import { useState } from "react";

import { Group } from "@/features/settings/Group";
import { Loaded } from "@/features/settings/Loaded";
import { Row } from "@/features/settings/Row";
import { SettingsFrame } from "@/features/settings/SettingsFrame";
import { useHost } from "@/host/HostContext";
import { useMay } from "@/shared/data/SessionContext";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { calendarDay } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { FailureNote } from "@/shared/ui/FailureNote";
import { Note } from "@/shared/ui/Note";
import { Textarea } from "@/shared/ui/Textarea";
import { useToast } from "@/shared/ui/Toasts";

/** The plan of the firm, until when, what it opens, and where a licence is given. */
export function LicenceSection() {
  const { t, language } = useText("licence");
  const host = useHost();
  const toast = useToast();
  const may = useMay("administer");
  const [text, setText] = useState("");
  const asked = useAsk("licence.show", {});
  const set = useAct("licence.set", {
    quiet: true,
    said: ({ plan }) => t("set", { plan: t(`plan.${plan}`) }),
    onDone: () => setText(""),
  });
  const choose = () =>
    host.pick("files").then(([place]) => {
      if (place !== undefined) set.mutate({ place: place.token });
    }, toast.fail);
  return (
    <SettingsFrame section="licence">
      <Loaded answer={asked.data} error={asked.error} onRetry={() => void asked.refetch()}>
        {({ plan, standing, until, opens, tenantId }) => (
          <>
            {!may && <Note>{t("settings:onlyAdmin")}</Note>}
            <Group title={t("title")} about={t("about")}>
              <Row label={t("plan.label")} hint={t(`standing.${standing}`)}>
                {() => <strong data-testid="licence-plan">{t(`plan.${plan}`)}</strong>}
              </Row>
              <Row label={t("until")}>
                {() => <span className="num">{calendarDay(until, language)}</span>}
              </Row>
              <Row label={t("opens.label")}>
                {() => (
                  <span>
                    {opens.length === 0
                      ? t("opens.none")
                      : opens.map((feature) => t(`opens.${feature}`, { defaultValue: feature })).join(", ")}
                  </span>
                )}
              </Row>
              <Row label={t("tenant")} hint={t("tenantHint")}>
                {() => <code data-testid="licence-tenant">{tenantId}</code>}
              </Row>
            </Group>
            {may && (
              <Group title={t("enter.title")} about={t("enter.about")}>
                <Textarea
                  rows={7}
                  value={text}
                  onChange={(event) => setText(event.target.value)}
                  placeholder={"GUICHET-LICENCE 1\n…"}
                  spellCheck={false}
                  aria-label={t("enter.title")}
                  data-testid="licence-text"
                />
                {set.error !== null && <FailureNote failure={set.error} />}
                <div className="row">
                  <Button
                    look="go"
                    disabled={text.trim() === "" || set.isPending}
                    onClick={() => set.mutate({ text })}
                    data-testid="licence-set"
                  >
                    {t("enter.verb")}
                  </Button>
                  <Button icon={FileUp} disabled={set.isPending} onClick={() => void choose()}>
                    {t("enter.file")}
                  </Button>
                </div>
              </Group>
            )}
          </>
        )}
      </Loaded>
    </SettingsFrame>
  );
}
