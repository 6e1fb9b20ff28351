import type { AppointmentView } from "@/contract/AppointmentView";
import { endOfDay } from "@/host/fake/time";

/** Invented appointments around today. */
export function appointments(): AppointmentView[] {
  const on = (days: number, hour: string) => `${endOfDay(days).slice(0, 10)}T${hour}:00+01:00`;
  const one = (
    id: string,
    title: string,
    place: string,
    [days, from, to]: [number, string, string],
    workspace: [string, string] | null = null,
  ): AppointmentView => ({
    id,
    title,
    place,
    notes: "",
    startAt: on(days, from),
    endAt: on(days, to),
    allDay: false,
    workspaceId: workspace?.[0] ?? null,
    workspace: workspace?.[1] ?? null,
    people: [],
    reminders: [1440, 60],
    removed: false,
  });
  return [
    one(
      "ap-1",
      "Audience",
      "TA de Lille, salle 3",
      [1, "09:30", "10:30"],
      ["w-konate", "2026-0397 Idrissa Konaté"],
    ),
    one(
      "ap-2",
      "Entretien avec Mme Diallo",
      "Cabinet",
      [0, "14:00", "15:00"],
      ["w-diallo", "2026-0331 Aminata Diallo"],
    ),
    one(
      "ap-3",
      "Entretien à l’OFPRA",
      "Fontenay-sous-Bois",
      [4, "08:30", "12:00"],
      ["w-okafor", "2026-0340 Blessing Okafor"],
    ),
    one("ap-4", "Réunion du cabinet", "Salle du fond", [2, "18:00", "19:00"]),
    one("ap-5", "Permanence au CRA de Lesquin", "Lesquin", [-1, "13:00", "17:00"]),
  ];
}
