import type { ScreeningState } from "~/domain/screening";
import { useT } from "~/locales/locale";

const shapes: Record<ScreeningState, string> = {
  waiting: "not-yet",
  repaired: "part",
  repair: "mend",
  valid: "done",
  notValid: "mend",
  disqualified: "mend",
};

/** Where an entry stands in screening, as a shape and a word. */
export function ScreeningStatus({ state }: { state: ScreeningState }) {
  const t = useT();
  return <span className={`status ${shapes[state]}`}>{t("screening.states", { state })}</span>;
}
