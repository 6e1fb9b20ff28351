import type { BackupReport } from "@/contract/BackupReport";
import type { BackupRunView } from "@/contract/BackupRunView";
import type { RestoreView } from "@/contract/RestoreView";
import { KIT } from "@/host/fake/firm";
import { refused } from "@/host/fake/office";
import type { Answers, Office } from "@/host/fake/office";
import { at } from "@/host/fake/time";

type Safety = Extract<
  keyof Answers,
  `backup.${string}` | `evidence.${string}` | `recovery.${string}` | `second_factor.${string}`
>;

const FOLDER = "/media/coffre/Sauvegardes";
const FILE = "Vauquelin-Dieng-4f91c2.guichet";

/** What every telephone of the invented office shows. */
export const CODE = "287082";

export const wrongCode = () => ({
  ...refused(
    "refused",
    "Ce code n’est pas celui du moment, ou a déjà servi.",
    "This is not the code of the moment, or it was used already.",
  ),
  reason: "wrong_code",
});

const report = (movedBytes: number | null): BackupReport => ({
  tenantId: "t-1",
  firmName: "Vauquelin Dieng",
  madeAt: at(-250),
  communications: 48_213,
  blobs: 51_940,
  sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  bytes: 5_420_000_000,
  contentBytes: 5_130_000_000,
  movedBytes,
  generations: 7,
  proven: true,
  ok: true,
  findings: [],
});

const run = (kind: string, minutes: number, moved: number | null, detail = ""): BackupRunView => ({
  kind,
  at: at(minutes),
  path: `${FOLDER}/${FILE}`,
  report: detail === "" ? report(moved) : null,
  failure: detail === "" ? null : "disk_full",
  detail,
});

/** A firm that backs itself up; `empty` and `new` ones do not yet. */
export function safetyAnswers(office: Office, planned: boolean): Pick<Answers, Safety> {
  let plan = planned ? { folder: FOLDER, file: FILE, at: "06:00", keep: 7, nextAt: at(24 * 60 - 250) } : null;
  const runs: BackupRunView[] = planned
    ? [
        run("backup", -250, 12_400_000),
        run("drill", -9 * 24 * 60, null),
        run("backup", -24 * 60 - 250, 31_800_000),
        run("backup", -2 * 24 * 60 - 310, 0, "the disk that holds /media/coffre is full"),
      ]
    : [];
  let control: string | null = null;
  let restoring: RestoreView = { state: "none", done: 0, total: 2000, report: null, failure: null };
  let required = false;
  const secondFactor = () => ({
    required,
    enrolled: office.telephones.has(office.session.userId),
    members: [...office.telephones],
  });
  const show = () => ({
    plan,
    last: runs.find(({ kind, failure }) => kind === "backup" && failure === null) ?? null,
    drill: runs.find(({ kind }) => kind === "drill") ?? null,
    overdue: false,
    runs,
  });
  const start = (job: string, kind: string) =>
    office.start(job, FILE, 2000, () => {
      runs.unshift(run(kind, 0, 4_000_000));
      office.changed("backup");
    });
  return {
    "backup.show": show,
    "backup.plan"({ place, at: time, keep, off }) {
      if (off === true) plan = null;
      else {
        plan ??= { folder: FOLDER, file: FILE, at: "06:00", keep: 7, nextAt: at(0) };
        if (place !== undefined) plan.folder = FOLDER;
        plan = { ...plan, at: time ?? plan.at, keep: keep ?? plan.keep };
      }
      office.changed("backup");
      return show();
    },
    "backup.start": () => start("backup", "backup"),
    "backup.check": () => start("backup_check", "check"),
    "backup.drill": () => start("backup_drill", "drill"),
    "backup.restore"() {
      restoring = { ...restoring, state: "running", done: 0 };
      const timer = setInterval(() => {
        if (restoring.state === "running") restoring.done += 250;
        if (restoring.done >= restoring.total && restoring.state === "running") {
          restoring = { ...restoring, state: "done", report: report(null) };
          office.firms.firms.push({
            tenantId: "t-9",
            name: "Vauquelin Dieng",
            kind: "law-firm",
            remembered: false,
            members: ["Me Ibrahima Dieng"],
          });
          office.changed("firm");
        }
        office.changed("backup");
        if (restoring.state !== "running") clearInterval(timer);
      }, 300);
      return restoring;
    },
    "backup.restoring": () => restoring,
    "backup.cancel_restore"() {
      restoring = { ...restoring, state: "cancelled" };
      office.changed("backup");
      return {};
    },
    "recovery.show": () => ({ control }),
    "recovery.make_shares": () => ({
      sheets: [1, 2, 3].map((number) => ({
        number,
        words: [...KIT.words.slice(number), ...KIT.words.slice(0, number), "halte", "pupitre", "girofle"],
      })),
      control: "8B-20-E7",
      madeAt: at(0),
    }),
    "recovery.keep_shares"() {
      control = "8B-20-E7";
      return { control };
    },
    "recovery.save_share": () => ({}),
    "second_factor.show": secondFactor,
    "second_factor.make": () => ({ secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", qrSvg: KIT.qrSvg }),
    "second_factor.keep"({ code }) {
      if (code !== CODE) throw wrongCode();
      office.telephones.add(office.session.userId);
      office.session.secondFactorMissing = false;
      return secondFactor();
    },
    "second_factor.drop"({ memberId }) {
      office.telephones.delete(memberId);
      return secondFactor();
    },
    "second_factor.require"(asked) {
      required = asked.required;
      return secondFactor();
    },
    "evidence.export": ({ workspaceId }) =>
      office.start("evidence", office.matter(workspaceId)?.reference ?? workspaceId, 30, () => undefined),
  };
}
