/** The casebook before it is printed: its leaves in their order, as plain values. In English, for it is one document. */
import type { Block, Paper, Text } from "./paper";

/** A picture of the attachment store. */
export type Picture = { sha256: string; alt: string };

/** A sponsor's own credit: it stands at the foot of a chapter, or at the end, and in no case. */
export type Credit = { name: string; words: readonly Text[]; logo: Picture | null };

/** How many entries there were, valid ones of these, winners of those: a line for each. */
export type Ruler = { received: number; valid: number; winners: number };

export type CaseLeaf = {
  kind: "case";
  over: string;
  /** Who has won, and what for: in their own language first where they gave it. */
  organisation: string;
  title: string;
  englishTitle: string;
  by: string;
  photo: (Picture & { credit: string }) | null;
  summary: readonly Text[];
  blocks: readonly Block[];
  /** How the contents and the outline call it. */
  listed: { title: string; by: string };
};

export type Leaf =
  | {
      kind: "cover";
      over: string;
      title: string;
      lead: string;
      organiser: string;
      figures: readonly { label: string; value: string }[];
      ruler: Ruler;
    }
  | { kind: "contents"; heading: string; texts: readonly Text[] }
  | {
      kind: "chapter";
      letter: string;
      name: string;
      texts: readonly Text[];
      ruler: Ruler;
      credits: readonly Credit[];
      apart: string;
    }
  | CaseLeaf
  | { kind: "closing"; heading: string; blocks: readonly Block[]; credits: readonly Credit[] };

/** `paper` is the frame of every page; the words of the book are in its leaves. */
export type Casebook = { paper: Paper; leaves: readonly Leaf[] };
