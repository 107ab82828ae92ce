import { createContext, useContext, type ReactNode } from "react";
import type { MessageId } from "./catalogue";
import type { Translate } from "./translate";

/** What each page is drawn with: its language, the nonce of its scripts, and the messages its scripts will need, as JSON. */
export const PageContext = createContext<{
  t: Translate;
  nonce: string;
  messages: (areas: readonly string[]) => string;
  /** The page answers a form that was refused. */
  refused: boolean;
} | null>(null);

export function usePage() {
  const page = useContext(PageContext);
  if (!page) throw new Error("A page is drawn outside its context");
  return page;
}

/** The translator of this page. */
export function useT(): Translate {
  return usePage().t;
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
