import { directionOfText } from "~/domain/words";
import { Typed } from "./words";

/** Words of somebody else as they stand, set apart, in their own direction. */
export function Quoted({ children }: { children: string }) {
  return (
    <blockquote className="said measure" dir={directionOfText(children)}>
      <Typed>{children}</Typed>
    </blockquote>
  );
}
