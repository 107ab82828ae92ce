import { reasonBeside } from "~/domain/screening";
import type { Words } from "~/domain/words";
import { useT } from "~/locales/locale";
import { Said, Typed } from "./words";

/** Why an entry is not valid as it is: each check that it does not meet with its note, then what goes beyond them. */
export function CheckFaults({
  faults,
  reason,
}: {
  faults: readonly { id: string; text: Words; note: string }[];
  reason: string;
}) {
  const t = useT();
  const beside = reasonBeside(reason, faults);
  return (
    <>
      {faults.length > 0 ? (
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
      ) : null}
      {beside ? (
        <p dir="auto">
          <Typed>{beside}</Typed>
        </p>
      ) : null}
    </>
  );
}
