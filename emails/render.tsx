import { render, toPlainText } from "@react-email/render";
import type { ReactElement } from "react";

/** A mail as it is frozen: subject, page and the same words as plain text. */
export type Mail = { subject: string; html: string; text: string };

/** What the plain text does otherwise than the page: no shouting, and a link's address on a line of its own. */
const plain = {
  selectors: [
    { selector: "h1", options: { uppercase: false } },
    { selector: "h2", options: { uppercase: false } },
    { selector: ".preview", format: "skip" },
    { selector: ".page-only", format: "skip" },
    { selector: "a.press", format: "press" },
  ],
  formatters: {
    press(element: Link, walk: (children: unknown, builder: Builder) => void, builder: Builder) {
      walk(element.children, builder);
      builder.addInline(":");
      builder.addLineBreak();
      builder.addInline(element.attribs.href, { noWordTransform: true });
    },
  },
};
/** As much of html-to-text's shapes as is used here; it brings no types. */
type Link = { children: unknown; attribs: { href: string } };
type Builder = {
  addInline: (text: string, options?: { noWordTransform: boolean }) => void;
  addLineBreak: () => void;
};

/** Signs without a shape that turn the order of letters or end a text early; a name needs none of them. */
const UNSEEN = /[\u202a-\u202e\u2066-\u2069]|(?![\t\n\r])\p{Cc}/gu;

/** Draws a mail once; what is kept and sent afterwards is this and nothing newer. */
export async function renderMail(subject: string, template: ReactElement): Promise<Mail> {
  const html = (await render(template)).replace(UNSEEN, "");
  return {
    subject: subject

      .replace(UNSEEN, "")
      .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
      .trim(),
    html,
    text: toPlainText(html, plain).trim(),
  };
}
