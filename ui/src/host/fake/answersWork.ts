import type { WorkspaceView } from "@/contract/WorkspaceView";
import type { Matter } from "@/host/fake/matters";
import { refused } from "@/host/fake/office";
import type { Answers, Office } from "@/host/fake/office";
import { at, day } from "@/host/fake/time";
import { memberName, workOf } from "@/host/fake/work";
import { workspaceView } from "@/host/fake/workspaces";

type Works = Extract<
  keyof Answers,
  | `tasks.${string}`
  | `notes.${string}`
  | `people.${string}`
  | "workspaces.plan_item"
  | "workspaces.change"
  | "workspaces.merge"
  | "workspaces.unmerge"
>;

const missing = () => refused("not_found", "Cette ligne n’est plus ici.", "This line is no longer here.");

let made = 0;

/** Tasks, notes, people, and what is done with whole workspaces. */
export function workAnswers(office: Office): Pick<Answers, Works> {
  const matter = (id: string): Matter => {
    const found = office.matter(id);
    if (found === undefined) throw missing();
    return found;
  };
  const holding = (has: (one: Matter) => boolean): Matter => {
    const found = office.matters.find(has);
    if (found === undefined) throw missing();
    return found;
  };
  const note = (one: Matter, kind: string, params: Record<string, string> = {}) => {
    made += 1;
    const by = office.session.userName;
    workOf(one).happened.unshift({ id: `h-${made}`, at: at(0), kind, params, by, messageId: null });
  };
  const shown = (one: Matter): WorkspaceView => workspaceView(one, office.kept, office.papers);
  const withTask = (id: string) => holding((one) => workOf(one).tasks.some((task) => task.id === id));
  const setRemoved = (id: string, removed: boolean) => {
    const one = holding((other) => workOf(other).notes.some((text) => text.id === id));
    for (const text of workOf(one).notes) if (text.id === id) text.removed = removed;
    return shown(one);
  };
  return {
    "tasks.due"({ scope, until, limit }) {
      const today = day(0);
      const items = office.matters
        .filter((one) => !workOf(one).archived)
        .flatMap((one) => workOf(one).tasks.map((task) => ({ one, task })))
        .flatMap(({ one, task: { id, label, dueOn, owner, doneAt } }) =>
          dueOn === null || doneAt !== null || dueOn > (until ?? today)
            ? []
            : [
                {
                  id,
                  isPiece: false,
                  label,
                  dueOn,
                  overdue: dueOn < today,
                  owner,
                  workspaceId: one.id,
                  reference: one.reference,
                  who: one.client,
                },
              ],
        )
        .filter(({ owner }) => scope === "firm" || owner === office.session.userName)
        .sort((one, other) => one.dueOn.localeCompare(other.dueOn));
      return { items: items.slice(0, limit), total: items.length, today };
    },
    "tasks.save"({ workspaceId, id, label, dueOn, ownerId }) {
      const one = matter(workspaceId);
      const { tasks } = workOf(one);
      const known = tasks.find((task) => task.id === id);
      const written = {
        label,
        dueOn: dueOn ?? null,
        ownerId: ownerId ?? null,
        owner: memberName(ownerId),
      };
      if (known !== undefined) Object.assign(known, written);
      else {
        made += 1;
        tasks.push({ id: id ?? `tk-new-${made}`, ...written, doneAt: null, doneBy: null });
        note(one, "task_added", { what: label });
      }
      return shown(one);
    },
    "tasks.finish"({ id, done }) {
      const one = withTask(id);
      for (const task of workOf(one).tasks)
        if (task.id === id) {
          task.doneAt = done ? at(0) : null;
          task.doneBy = done ? office.session.userName : null;
          note(one, done ? "task_done" : "task_undone", { what: task.label });
        }
      return shown(one);
    },
    "tasks.remove"({ id }) {
      const one = withTask(id);
      const work = workOf(one);
      note(one, "task_removed", { what: work.tasks.find((task) => task.id === id)?.label ?? "" });
      work.tasks = work.tasks.filter((task) => task.id !== id);
      return shown(one);
    },
    "notes.save"({ workspaceId, id, text }) {
      const one = matter(workspaceId);
      const { notes } = workOf(one);
      const known = notes.find((other) => other.id === id);
      if (known !== undefined) Object.assign(known, { text, editedAt: at(0) });
      else {
        made += 1;
        const by = office.session.userName;
        notes.unshift({ id: `nt-new-${made}`, text, by, at: at(0), editedAt: null, removed: false });
        note(one, "note_added");
      }
      return shown(one);
    },
    "notes.remove": ({ id }) => setRemoved(id, true),
    "notes.put_back": ({ id }) => setRemoved(id, false),
    "people.set"({ workspaceId, contactId, name, part }) {
      const one = matter(workspaceId);
      const { people } = workOf(one);
      const known = people.find((person) => person.contactId === contactId);
      made += 1;
      const person = known ?? {
        contactId: contactId ?? `c-new-${made}`,
        name: name ?? contactId?.replace(/^c-/, "") ?? "",
        points: [],
        part,
      };
      if (known === undefined) people.push(person);
      person.part = part;
      people.sort((a, b) => PARTS.indexOf(a.part) - PARTS.indexOf(b.part));
      note(one, "person_set", { who: person.name, to: part });
      return shown(one);
    },
    "people.remove"({ workspaceId, contactId }) {
      const one = matter(workspaceId);
      const work = workOf(one);
      const gone = work.people.find((person) => person.contactId === contactId);
      work.people = work.people.filter((person) => person !== gone);
      if (gone !== undefined) note(one, "person_removed", { who: gone.name });
      return shown(one);
    },
    "workspaces.plan_item"({ id, ownerId, dueOn }) {
      const one = matter(id.split("/")[0] ?? "");
      workOf(one).plans[id] = { ownerId: ownerId ?? null, dueOn: dueOn ?? null };
      return shown(one);
    },
    "workspaces.change"({ ids, archived, responsibleId }) {
      for (const one of ids.map(matter)) {
        if (archived !== undefined) {
          workOf(one).archived = archived;
          note(one, archived ? "workspace_archived" : "workspace_reopened");
        }
        if (responsibleId !== undefined) {
          one.responsible = memberName(responsibleId);
          note(one, "responsible_changed", { to: one.responsible ?? "—" });
        }
      }
      return {};
    },
    "workspaces.merge"({ from, into }) {
      const [ending, staying] = [matter(from), matter(into)];
      const [left, right] = [workOf(ending), workOf(staying)];
      const before = [ending, staying].map((one) => ({
        deadlines: one.deadlines,
        pieces: one.pieces,
        tasks: workOf(one).tasks,
        notes: workOf(one).notes,
        people: workOf(one).people,
      }));
      const moved = [...office.kept, ...office.papers].filter(({ workspaceId }) => workspaceId === ending.id);
      const known = new Set(right.people.map(({ contactId }) => contactId));
      staying.deadlines = [...staying.deadlines, ...ending.deadlines];
      staying.pieces = [...staying.pieces, ...ending.pieces];
      right.tasks = [...right.tasks, ...left.tasks];
      right.notes = [...right.notes, ...left.notes];
      right.people = [...right.people, ...left.people.filter(({ contactId }) => !known.has(contactId))];
      Object.assign(ending, { deadlines: [], pieces: [] });
      Object.assign(left, { tasks: [], notes: [], people: [], archived: true });
      for (const thing of moved) thing.workspaceId = staying.id;
      right.mergedFrom = [...right.mergedFrom, ending];
      left.merged = {
        into: staying,
        back() {
          for (const [index, one] of [ending, staying].entries()) {
            const { deadlines, pieces, ...work } = before[index]!;
            Object.assign(one, { deadlines, pieces });
            Object.assign(workOf(one), work);
          }
          for (const thing of moved) thing.workspaceId = ending.id;
        },
      };
      for (const one of [ending, staying])
        note(one, "workspace_merged", {
          from: ending.reference,
          to: staying.reference,
          what: ending.title,
        });
      return shown(staying);
    },
    "workspaces.unmerge"({ id }) {
      const one = matter(id);
      const work = workOf(one);
      if (work.merged === null) throw missing();
      const { into, back } = work.merged;
      back();
      Object.assign(work, { archived: false, merged: null });
      workOf(into).mergedFrom = workOf(into).mergedFrom.filter((other) => other !== one);
      for (const side of [one, into])
        note(side, "workspace_unmerged", { from: one.reference, to: into.reference, what: one.title });
      return shown(one);
    },
  };
}

const PARTS = ["client", "family", "opposing", "court", "authority"];
