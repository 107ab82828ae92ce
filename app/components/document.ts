import { createContext, useContext } from "react";
import type { DiskFault } from "~/domain/disk-fault";

/** What the frame of a page is drawn with on the server. */
export type Frame = {
  /** Of the page's own scripts. */
  nonce: string;
  /** The script that brings living parts to life; in development something must run before it. */
  script: { entry: { module: string; imports: readonly string[] }; before: string | null };
  /** The messages of some areas, as JSON. */
  messages: (areas: readonly string[]) => string;
  /** The page answers a form that was refused. */
  refused: boolean;
  /** Why the request could not be answered, and the fields of the form it brought. */
  failed: { disk: DiskFault | null; typed: readonly (readonly [name: string, value: string])[] };
};
export const DocumentContext = createContext<Frame | null>(null);

export function useDocument(): Frame {
  const frame = useContext(DocumentContext);
  if (!frame) throw new Error("A page is drawn outside its frame");
  return frame;
}
