import type { Words } from "~/domain/words";
import { useT } from "~/locales/locale";
import { Said, Typed } from "./words";

/** The checks that an entry does not meet, each with what was noted on it. */
export function CheckFaults({ faults }: { faults: readonly { id: string; text: Words; note: string }[] }) {
  const t = useT();
  if (faults.length === 0) return null;
  return (
    <>
      <p>{t("screening.notMet")}</p>
      <ul>
        {faults.map(({ id, text, note }) => (
          <li key={id}>
            <Said words={text} />
            {note ? (
              <span className="block" dir="auto">
                <Typed>{note}</Typed>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}
