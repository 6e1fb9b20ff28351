import { ROOMS, ROOMS_BELOW } from "@/app/rooms";
import { useAct } from "@/shared/data/useAct";
import { useKeys } from "@/shared/keys/useKeys";
import { go } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";

/** The keys that work in every room: to go somewhere, to lock, to fold the rail. */
export function useNavigationKeys(foldRail: () => void): void {
  const { t } = useText("app");
  const lock = useAct("firm.lock");
  useKeys([
    ...[...ROOMS, ...ROOMS_BELOW].map(({ name, keys, to }) => ({
      id: `go.${name}`,
      keys,
      label: t(`rooms.${name}`),
      group: t("palette.goTo"),
      run: () => go(to),
    })),
    {
      id: "app.lock",
      keys: "mod+l",
      label: t("lock"),
      group: t("palette.office"),
      whileWriting: true,
      run: () => lock.mutate({}),
    },
    { id: "app.rail", keys: "mod+b", label: t("foldRail"), group: t("palette.office"), run: foldRail },
  ]);
}
