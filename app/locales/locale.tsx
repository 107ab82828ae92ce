import { createContext, useContext, type ReactNode } from "react";
import type { MessageId } from "./catalogue";
import type { Translate } from "./translate";

/** The language that a page, or a part of it that lives in the browser, is drawn in. */
export const TranslateContext = createContext<Translate | null>(null);

/** The translator of this page. */
export function useT(): Translate {
  const t = useContext(TranslateContext);
  if (!t) throw new Error("A page is drawn outside its language");
  return t;
}

/** A sentence with parts that are more than text, such as a link: `<T id="…" link={(words) => <a …>{words}</a>} />`. */
export function T({
  id,
  ...parts
}: { id: MessageId } & Record<string, ReactNode | ((words: ReactNode[]) => ReactNode)>) {
  return (
    <>
      {useT()
        .parts<ReactNode>(id, parts as never)
        .map((part, at) => (
          <Part key={at}>{part}</Part>
        ))}
    </>
  );
}

function Part({ children }: { children: ReactNode }) {
  return <>{children}</>;
}
