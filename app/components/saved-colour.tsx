import { contrastOf, PAPER } from "~/domain/sponsors";
import { T } from "~/locales/locale";

/** A colour as it is saved: a patch of it, how it is written, and its contrast, never rounded up. */
export function SavedColour({ colour }: { colour: string }) {
  return (
    <T
      id="sponsors.colourNow"
      colour={
        <>
          <svg className="patch" viewBox="0 0 1 1" aria-hidden="true">
            <rect width="1" height="1" fill={colour} />
          </svg>{" "}
          {colour}
        </>
      }
      contrast={(Math.floor(contrastOf(colour, PAPER) * 100) / 100).toFixed(2)}
    />
  );
}
