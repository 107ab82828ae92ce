/**
 * Puts hostile names and titles through every mail that the portal draws: the result letter with each outcome, in each
 * language and with words of an organiser, and the plain notice with every message of the catalogue that takes a value.
 * Each is held against the same mail with tame values: the same elements with the same attributes, the same headers,
 * and the text part says what the page says. `npm run prove:letters -- --from 1 --to 5000`: names of a number are
 * always the same; what slips is printed with it.
 */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type MessageFormatElement, TYPE } from "@formatjs/icu-messageformat-parser";
import MailComposer from "nodemailer/lib/mail-composer";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { translatorOf } from "~/context.server";
import { letterParts } from "~/domain/letter-words";
import { outcomes } from "~/domain/release";
import { type Dice, dice, seedFrom } from "~/engine/dice";
import { type Locale, type MessageId, parsedMessage } from "~/locales/catalogue";
import { en } from "~/locales/en";
import { type Notice, renderNotice } from "~emails/notice";
import type { Mail } from "~emails/render";
import { renderResultLetter, type ResultLetter } from "~emails/result-letter";
import { hostileWords } from "./hostile-words";

const languages: readonly Locale[] = ["en", "en-XA", "ar-XB"];
const portal = "https://portal.example";

/** What people type, by where it stands; one and the same shape tame and hostile. */
type Typed = (place: string) => string;
const tame: Typed = (place) => `x${place}x`;
const hostile =
  (throws: Dice): Typed =>
  () =>
    hostileWords(throws);

function letterOf(typed: Typed, outcome: ResultLetter["outcome"], hasWords: boolean): ResultLetter {
  return {
    outcome,
    name: typed("name"),
    code: "X-2027-0041",
    title: typed("title"),
    ownTitle: typed("ownTitle"),
    organisation: typed("organisation"),
    ownOrganisation: typed("ownOrganisation"),
    category: { id: "C2", name: "Local initiatives" },
    enteredIn: { id: "C4", name: "Global collaboration" },
    specialAwards: ["Life Sciences Education Award"],
    winners: 3,
    reason: typed("reason"),
    award: "Example Genomics · Pioneer Award",
    edition: "2027",
    organiser: "The Organiser",
    sponsors: [
      {
        id: "a",
        name: typed("sponsor"),
        alt: typed("alt"),
        colour: "#7a3b00",
        link: "https://genomics.example/",
        cid: "sponsor-a",
        darkCid: "sponsor-a-dark",
        line: typed("line"),
        words: typed("words"),
      },
      {
        id: "b",
        name: typed("sponsor"),
        alt: typed("alt"),
        colour: "#1f4e79",
        link: null,
        cid: null,
        line: typed("line"),
        words: typed("words"),
      },
    ],
    winnersUrl: `${portal}/winners`,
    entryUrl: `${portal}/entries/abc`,
    feedbackDay: "15 September 2027",
    complaintDays: 14,
    result: "7c1e9a8b4f2d00aa",
    ...(hasWords && {
      // Also a title in lines that may not have one, as if no check had looked at them.
      words: Object.fromEntries(
        letterParts.map((part) => [
          part,
          `{code} <b>{title}</b> {name} ${portal}/rules https://evil.example {organisation} {category}`,
        ]),
      ),
    }),
  };
}

/** The messages that take plain values, with what else they need to be said. */
const messages = (Object.keys(en) as MessageId[]).flatMap((id) => {
  const parsed = parsedMessage("en", id);
  if (typeof parsed === "string") return [];
  const plain = new Set<string>();
  const others: Record<string, string | number> = {};
  const tags: string[] = [];
  const walk = (elements: readonly MessageFormatElement[]) => {
    for (const one of elements) {
      if (one.type === TYPE.argument) plain.add(one.value);
      if (one.type === TYPE.tag) tags.push(one.value);
      if (
        one.type === TYPE.number ||
        one.type === TYPE.plural ||
        one.type === TYPE.date ||
        one.type === TYPE.time
      )
        others[one.value] = 3;
      if (one.type === TYPE.select) others[one.value] = Object.keys(one.options)[0] ?? "other";
      if (one.type === TYPE.plural || one.type === TYPE.select)
        for (const option of Object.values(one.options)) walk(option.value);
    }
  };
  walk(parsed);
  for (const name of plain) if (name in others) plain.delete(name);
  return tags.length > 0 || plain.size === 0 ? [] : [{ id, plain: [...plain], others }];
});
const PER_NOTICE = 8;

/** A notice whose every part is a message of the catalogue with typed values. */
function noticeOf(t: ReturnType<typeof translatorOf>, typed: Typed, number: number): Notice {
  const say = (at: number) => {
    const { id, plain, others } = messages[(number * PER_NOTICE + at) % messages.length]!; // within the list
    return t(id, { ...others, ...Object.fromEntries(plain.map((name) => [name, typed(name)])) });
  };
  return {
    subject: say(0),
    heading: say(1),
    name: typed("name"),
    paragraphs: [say(2), say(3), say(4)],
    facts: [
      [say(5), typed("fact")],
      ["Code", typed("code")],
    ],
    action: { label: say(6), url: `${portal}/entries/abc` },
    small: [say(7)],
    award: typed("award"),
    organiser: "The Organiser",
  };
}

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;
const isElement = (node: Node): node is Element => "tagName" in node;
const attribute = (node: Element, name: string) => node.attrs.find((one) => one.name === name)?.value;
const childrenOf = (node: Node): Node[] => ("childNodes" in node ? node.childNodes : []);

/** Every element with its attributes, in order. Direction follows the typed words; labels and alt texts are words. */
function treeOf(html: string): string[] {
  const found: string[] = [];
  const walk = (node: Node, depth: number) => {
    if (isElement(node))
      found.push(
        `${depth} ${node.tagName} ${node.attrs
          .map(({ name, value }) =>
            name === "alt" || name === "aria-label" || (name === "dir" && /^(ltr|rtl)$/.test(value))
              ? name
              : `${name}=${value}`,
          )
          .join(" ")}`,
      );
    else if (node.nodeName !== "#text" && node.nodeName !== "#document")
      found.push(`${depth} ${node.nodeName.slice(0, 9)}`);
    for (const child of childrenOf(node)) walk(child, depth + 1);
  };
  walk(parse(html), 0);
  // A page's own comments are the seams between its texts, and as many as it has texts.
  return found.filter((one) => !one.endsWith("#comment"));
}

/** The words of a page that its text part must say: what is seen, and the address of a button after it. */
function wordsOf(html: string): string {
  const walk = (node: Node): string => {
    if (node.nodeName === "#text") return (node as DefaultTreeAdapterTypes.TextNode).value;
    if (!isElement(node)) return childrenOf(node).map(walk).join("");
    const classes = attribute(node, "class")?.split(" ") ?? [];
    if (node.tagName === "head" || classes.includes("preview") || classes.includes("page-only")) return "";
    if (attribute(node, "data-skip-in-text") === "true") return "";
    const inner = childrenOf(node).map(walk).join("");
    return classes.includes("press") ? `${inner}: ${attribute(node, "href") ?? ""}` : inner;
  };
  return walk(parse(html));
}

/** Words without the space between them, which a page and a text set otherwise. */
const dense = (text: string) => text.replace(/[\s\u200b\u0085]+/gu, "");

/** The headers of a mail as the portal's own library writes them, without what is new in each. */
function headersOf({ subject, text }: Mail): string[] {
  const composer = new MailComposer({
    from: "Award <award@portal.example>",
    to: "reader@people.example",
    replyTo: "desk@portal.example",
    subject,
    text: text.slice(0, 1),
    date: new Date("2027-08-02T02:00:00.000Z"),
    messageId: "<1@portal.example>",
  });
  return composer.compile().buildHeaders().split("\r\n");
}

/** What is wrong with a mail beside its tame twin; empty if nothing is. */
export function slipsOf(mail: Mail, twin: Mail, isSameSubject: boolean): string[] {
  const slips: string[] = [];
  if (treeOf(mail.html).join("\n") !== treeOf(twin.html).join("\n")) slips.push("markup");
  if (isSameSubject && mail.subject !== twin.subject) slips.push("subject");
  if (/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(mail.subject))
    slips.push("unseen signs in the subject");
  // A long subject is folded; its further lines begin with a space, as no header does.
  const names = (one: Mail) =>
    headersOf(one)
      .filter((line) => !/^\s/.test(line))
      .map((line) => (line.startsWith("Subject:") && !isSameSubject ? "Subject:" : line))
      .join("\n");
  if (names(mail) !== names(twin)) slips.push("header");
  if (dense(wordsOf(mail.html)) !== dense(mail.text)) slips.push("text part");
  if (/[\u202a-\u202e\u2066-\u2069]/u.test(mail.html + mail.text)) slips.push("turned order");
  return slips;
}

export type Tally = {
  names: number;
  mails: number;
  markup: number;
  headers: number;
  textParts: number;
  slips: string[];
};
export const noTally: Tally = { names: 0, mails: 0, markup: 0, headers: 0, textParts: 0, slips: [] };

const twins = new Map<string, Promise<Mail>>();
/** A mail with tame values, drawn once. */
function twinOf(key: string, draw: () => Promise<Mail>): Promise<Mail> {
  const known = twins.get(key) ?? draw();
  twins.set(key, known);
  return known;
}

/** Adds the mails of one set of hostile names and titles. */
export async function prove(tally: Tally, seed: number): Promise<Tally> {
  const throws = dice(seedFrom(seed, 31));
  const locale = languages[seed % languages.length]!; // within the list
  const t = translatorOf(locale);
  const hasWords = throws.below(2) === 0;
  const next = { ...tally, names: tally.names + 1, slips: [...tally.slips] };
  const add = (what: string, mail: Mail, twin: Mail, isSameSubject: boolean) => {
    const slips = slipsOf(mail, twin, isSameSubject);
    next.mails += 1;
    if (slips.includes("markup")) next.markup += 1;
    if (slips.some((one) => one.includes("header") || one.includes("subject"))) next.headers += 1;
    if (slips.includes("text part") || slips.includes("turned order")) next.textParts += 1;
    for (const slip of slips) next.slips.push(`${seed} ${locale} ${what}: ${slip}`);
  };
  for (const outcome of outcomes) {
    const mail = await renderResultLetter(t, letterOf(hostile(throws), outcome, hasWords));
    const key = `${locale} ${outcome} ${hasWords}`;
    add(
      outcome,
      mail,
      await twinOf(key, () => renderResultLetter(t, letterOf(tame, outcome, hasWords))),
      true,
    );
  }
  const number = seed % messages.length;
  const notice = await renderNotice(t, noticeOf(t, hostile(throws), number));
  const twin = await twinOf(`${locale} notice ${number}`, () => renderNotice(t, noticeOf(t, tame, number)));
  add(`notice ${number}`, notice, twin, false);
  return next;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { from: { type: "string", default: "1" }, to: { type: "string", default: "5000" } },
  });
  const [from, to] = [Number(values.from), Number(values.to)];
  if (![from, to].every(Number.isInteger) || from < 1 || to < from) {
    console.error("--from and --to are whole numbers, such as --from 1 --to 5000.");
    process.exitCode = 2;
  } else {
    let tally = noTally;
    for (let seed = from; seed <= to; seed++) tally = await prove(tally, seed);
    const { slips, ...counts } = tally;
    console.table(counts);
    console.log(`Messages of the catalogue that went through a notice: ${messages.length}`);
    for (const slip of slips) console.log(slip);
    if (slips.length > 0) process.exitCode = 1;
  }
}
