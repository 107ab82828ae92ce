import { capacities, type InvitedCapacity } from "~/domain/members";
import { useT } from "~/locales/locale";

/** What people may be invited as, each with what it means, as the options of a choice. */
export function useCapacities(offered: readonly InvitedCapacity[] = capacities) {
  const t = useT();
  return offered.map((capacity) => ({
    id: capacity,
    label: t("members.capacity", { capacity }),
    hint: t("members.may", { capacity }),
  }));
}
