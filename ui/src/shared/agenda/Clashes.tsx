import { clashesOf } from "@/shared/agenda/appointmentForm";
import type { AppointmentForm } from "@/shared/agenda/appointmentForm";
import { useAsk } from "@/shared/data/useAsk";
import { clockTime } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { Note } from "@/shared/ui/Note";

/** As many as fit without pushing the form away. */
const MOST = 3;

/** What stands in the agenda of the same people at the same hours: said, and nobody is kept from it. */
export function Clashes({ form, own }: { form: AppointmentForm; own: string | null }) {
  const { t, language } = useText("agenda");
  const timed = !form.allDay && form.day !== "" && form.lastDay >= form.day;
  const known = useAsk(
    "agenda.show",
    { from: form.day, to: form.lastDay, scope: "firm", kinds: ["appointment"] },
    { when: timed },
  );
  const members = useAsk("members.list", {}).data?.members ?? [];
  const clashes = timed ? clashesOf(form, own, known.data?.entries ?? []) : [];
  if (clashes.length === 0) return null;
  return (
    <Note look="warn" data-testid="appointment-clash">
      {t("clash")}
      <ul>
        {clashes.slice(0, MOST).map(({ id, title, startAt, endAt, people }) => {
          const who = members.filter((member) => people.includes(member.id)).map(({ name }) => name);
          return (
            <li key={id} className="private">
              {clockTime(startAt, language)} – {clockTime(endAt, language)}
              {", "}
              {[title, ...who].join(", ")}
            </li>
          );
        })}
      </ul>
    </Note>
  );
}
