import type { ReactNode } from "react";
import type { ScreeningState } from "~/domain/screening";
import { useT } from "~/locales/locale";

const shapes: Record<ScreeningState, string> = {
  waiting: "not-yet",
  repaired: "part",
  repair: "asked",
  valid: "done",
  notValid: "mend",
  disqualified: "mend",
};

/** Where an entry stands in screening, as a shape and a word. */
export function ScreeningStatus({ state }: { state: ScreeningState }) {
  const t = useT();
  return <span className={`status ${shapes[state]}`}>{t("screening.states", { state })}</span>;
}

/** That a decision was recorded just now, and where its entry stands since; then what comes next, if it has to be said. */
export function Recorded({
  recorded,
  children,
}: {
  recorded: { code: string; state: ScreeningState } | null;
  children?: ReactNode;
}) {
  const t = useT();
  return recorded ? (
    <p className="notice" role="status">
      <span>
        {t("screening.recorded", { code: recorded.code })} <ScreeningStatus state={recorded.state} />
      </span>{" "}
      {children}
    </p>
  ) : null;
}
