import { useT } from "~/locales/locale";

/** Where an entry stands, as a shape and a word. */
export function EntryState({ state }: { state: "draft" | "submitted" | "withdrawn" | "repair" }) {
  const t = useT();
  const shape = { draft: "part", submitted: "done", withdrawn: "not-yet", repair: "mend" }[state];
  return <span className={`status ${shape}`}>{t(`entry.state.${state}`)}</span>;
}
