import { Fragment } from "react";
import {
  type Filled,
  filledLine,
  filledParagraphs,
  type LetterPart,
  type LetterValues,
  type LetterWords,
  type Wording,
} from "~/domain/letter-words";
import type { Outcome } from "~/domain/release";
import { directionOfText } from "~/domain/words";
import { directionOf } from "~/locales/direction";
import type { Translate } from "~/locales/translate";
import { type Mail, renderMail } from "./render";

/** The letter that tells one person what became of one entry. All values are plain text. */
export type ResultLetter = {
  outcome: Outcome;
  name: string;
  code: string;
  title: string;
  ownTitle: string;
  organisation: string;
  ownOrganisation: string;
  category: { id: string; name: string };
  /** The category that the entry entered, where it was judged in another. */
  enteredIn: { id: string; name: string } | null;
  /** Special awards that the entry won, by their names. */
  specialAwards?: readonly string[];
  /** How many won in the category. */
  winners: number;
  /** Why the entry was not valid. */
  reason: string;
  award: string;
  edition: string;
  organiser: string;
  sponsors: readonly {
    id: string;
    name: string;
    alt: string;
    colour: string;
    link: string | null;
    /** `cid` of the logo in the mail; null where the sponsor has none. */
    cid: string | null;
    /** The same of the logo for dark grounds. */
    darkCid?: string | null;
    /** What the sponsor is, and its own words. */
    line: string;
    words: string;
  }[];
  winnersUrl: string;
  entryUrl: string;
  /** The day on which every valid entry gets its feedback, as it is written in the letter's language. */
  feedbackDay: string;
  complaintDays: number;
  /** Of a letter before the release: until when it is in confidence, by when to answer, and where. */
  embargo?: { publicAt: string; answerBy: string; url: string } | null;
  /** The day of the letter that this one corrects; left out or null where it is the first. */
  correctsDay?: string | null;
  /** The SHA-256 of the result file that the letter was drawn from. */
  result: string;
  /** The parts that an organiser wrote; the others stand as the catalogue has them. */
  words?: LetterWords;
};

const ink = "#14201d",
  soft = "#47534f",
  line = "#c6cec9",
  spot = "#00574a",
  paper = "#fefefd";
const face =
  "'Segoe UI',Helvetica,Arial,'PingFang SC','Microsoft YaHei','Noto Sans Arabic','Noto Naskh Arabic',sans-serif";
const display = "Georgia,'Times New Roman','Songti SC','Noto Naskh Arabic',serif";

// Mail programs keep this block or drop it; without it the letter is the light one at its full width.
const styles = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
a:focus{outline:3px solid ${ink};outline-offset:3px}
@media (max-width:480px){.pad{padding:20px!important}.big{font-size:30px!important}}
@media (prefers-color-scheme:dark){
.ground,.paper{background:#111a18!important}
.ink,.ink a{color:#eef3f1!important}
.soft{color:#b4c1bc!important}
.line{border-color:#50605b!important}
.spot{color:#8fd6c6!important}
.bar{border-color:#8fd6c6!important}
.ink a.press{background:#8fd6c6!important;color:#0c1513!important}
.sponsor{background:${paper}!important}
.sponsor p,.ink .sponsor a{color:${ink}!important}
.sponsor.both{background:#111a18!important}
.sponsor.both p,.ink .sponsor.both a{color:#eef3f1!important}
.both .on-light{display:none!important}
.both .on-dark{display:block!important;color:#eef3f1!important}
a:focus{outline-color:#eef3f1}
}`;

const logo = {
  border: 0,
  height: "auto",
  maxHeight: 44,
  width: "auto",
  maxWidth: "100%",
  fontSize: 18,
  lineHeight: 1.4,
  fontWeight: "bold",
} as const;
const paragraph = { margin: "0 0 16px" };

/** The words of the catalogue for a letter, with placeholders where its values will stand. */
export function defaultWords(
  t: Translate,
  { wave, outcome }: Pick<Wording, "wave" | "outcome">,
): Readonly<Record<LetterPart, string>> {
  const tone = toneOf(outcome);
  const isEarly = wave === "embargo";
  return {
    subject: t(isEarly ? "embargo.letterSubject" : "release.letterSubject", { outcome, code: "{code}" }),
    heading: t("release.letterHeading", { outcome }),
    opening: t("release.letterOpening", {
      outcome,
      edition: "{edition}",
      category: "{category}",
      winners: "{winners}",
      awards: "{awards}",
    }),
    what: isEarly
      ? t("embargo.letterWhat")
      : t("release.letterWhat", { outcome: tone, day: "{feedbackDay}" }),
    next: isEarly ? t("embargo.letterThere") : t("release.letterNext", { outcome: tone }),
    closing: t("release.letterClosing", { outcome: tone }),
  };
}

/** Whoever won anything, or was mentioned, reads on as a winner does. */
const toneOf = (outcome: Outcome) =>
  outcome === "specialAward" || outcome === "honourableMention" ? "winner" : outcome;

/** Draws a result letter: page and text part from the same elements, once. */
export function renderResultLetter(t: Translate, letter: ResultLetter): Promise<Mail> {
  const { outcome, specialAwards = [], embargo = null } = letter;
  const tone = toneOf(outcome);
  const awards = specialAwards.join("; ");
  const words = {
    ...defaultWords(t, { wave: embargo ? "embargo" : "release", outcome }),
    ...letter.words,
  };
  const category = `${letter.category.id}, ${letter.category.name}`;
  const values: LetterValues = {
    known: {
      edition: letter.edition,
      award: letter.award,
      organiser: letter.organiser,
      category,
      winners: t("release.letterWinners", { outcome, count: letter.winners }),
      awards,
      code: letter.code,
      feedbackDay: letter.feedbackDay,
    },
    typed: {
      name: letter.name,
      title: letter.ownTitle || letter.title,
      organisation: letter.ownOrganisation || letter.organisation,
    },
  };
  const filled = (part: LetterPart) =>
    filledParagraphs(words[part], values, new URL(letter.winnersUrl).origin);
  const said = (part: "opening" | "what" | "next") =>
    filled(part).map((lines, at) => (
      <p key={at} style={paragraph}>
        {drawn(lines)}
      </p>
    ));
  const heading = filledLine(words.heading, values.known);
  return renderMail(
    filledLine(words.subject, values.known),
    <html lang={t.locale} dir={directionOf(t.locale)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>{heading}</title>
        <style>{styles}</style>
      </head>
      <body className="ground" style={{ margin: 0, padding: 0, background: "#f2f4f1" }}>
        <div
          className="paper"
          role="article"
          aria-label={heading}
          style={{
            maxWidth: 600,
            margin: "0 auto",
            background: paper,
            fontFamily: face,
            fontSize: 17,
            lineHeight: 1.55,
            overflowWrap: "anywhere",
            wordBreak: "break-word",
          }}
        >
          <div className="pad ink" style={{ padding: "32px 40px", color: ink }}>
            <p className="soft" style={{ margin: "0 0 36px", color: soft, fontSize: 15 }}>
              <span className="ink" style={{ color: ink }}>
                {letter.organiser}
              </span>
              <br />
              <bdi>{letter.award}</bdi>, {letter.edition}
            </p>

            <h1
              className={tone === "winner" ? "big spot" : "big ink"}
              style={{
                margin: "0 0 24px",
                fontFamily: display,
                fontWeight: "normal",
                fontSize: 38,
                lineHeight: 1.15,
                color: tone === "winner" ? spot : ink,
              }}
            >
              {heading}
            </h1>

            <p style={paragraph}>{parts(t, "release.letterDear", { name: letter.name })}</p>
            {letter.correctsDay ? (
              <p style={{ ...paragraph, fontWeight: "bold" }}>
                {t("correction.letterWords", { day: letter.correctsDay })}
              </p>
            ) : null}
            {said("opening")}
            {letter.enteredIn ? (
              <p style={paragraph}>
                {parts(t, "release.letterMerged", {
                  entered: `${letter.enteredIn.id}, ${letter.enteredIn.name}`,
                  category,
                })}
              </p>
            ) : null}
            {outcome === "winner" && awards ? (
              <p style={paragraph}>
                {parts(t, "release.letterAlso", { awards, count: specialAwards.length })}
              </p>
            ) : null}

            {embargo ? (
              <div
                className="bar"
                style={{ margin: "0 0 16px", padding: "14px 18px", borderInlineStart: `4px solid ${spot}` }}
              >
                <p style={{ margin: "0 0 8px", fontWeight: "bold" }}>
                  {t("embargo.letterUntil", { moment: embargo.publicAt })}
                </p>
                <p style={{ margin: 0 }}>{t("embargo.letterSecret")}</p>
              </div>
            ) : null}

            <div
              className="line"
              style={{
                margin: "28px 0",
                padding: "18px 0",
                borderTop: `1px solid ${ink}`,
                borderBottom: `1px solid ${ink}`,
              }}
            >
              {letter.ownTitle ? (
                <p
                  dir={directionOfText(letter.ownTitle)}
                  style={{ margin: "0 0 6px", fontFamily: display, fontSize: 21, lineHeight: 1.4 }}
                >
                  {letter.ownTitle}
                </p>
              ) : null}
              <p
                dir={directionOfText(letter.title)}
                className={letter.ownTitle ? "soft" : undefined}
                style={
                  letter.ownTitle
                    ? { margin: "0 0 10px", color: soft }
                    : { margin: "0 0 10px", fontFamily: display, fontSize: 21, lineHeight: 1.4 }
                }
              >
                {letter.title}
              </p>
              <p className="soft" style={{ margin: 0, color: soft }}>
                {t("release.letterEntry", { code: letter.code })}
                <br />
                <bdi>{letter.ownOrganisation || letter.organisation}</bdi>
                {letter.ownOrganisation ? (
                  <>
                    {" ("}
                    <bdi>{letter.organisation}</bdi>
                    {")"}
                  </>
                ) : null}
              </p>
            </div>

            {letter.reason && (outcome === "notValid" || outcome === "horsConcours") ? (
              <p style={paragraph}>{parts(t, "release.letterReason", { reason: letter.reason })}</p>
            ) : null}
            {said("what")}

            <h2 style={{ margin: "28px 0 8px", fontSize: 17, lineHeight: 1.4, fontWeight: "bold" }}>
              {t("release.letterNextHeading", { outcome: tone })}
            </h2>
            {embargo ? (
              <p style={paragraph}>{t("embargo.letterNext", { moment: embargo.answerBy })}</p>
            ) : null}
            {said("next")}
            {embargo ? (
              <>
                <p style={paragraph}>{t("embargo.letterSilence")}</p>
                <p style={paragraph}>{t("embargo.letterDecline")}</p>
              </>
            ) : null}
            <p style={{ margin: "0 0 12px" }}>
              <a
                className="press"
                href={
                  embargo?.url ??
                  (tone === "winner" ? `${letter.winnersUrl}#${letter.code}` : letter.entryUrl)
                }
                style={{
                  display: "inline-block",
                  padding: "14px 26px",
                  background: spot,
                  color: "#ffffff",
                  textDecoration: "none",
                  fontWeight: "bold",
                  borderRadius: 2,
                }}
              >
                {embargo ? t("embargo.letterButton") : t("release.letterButton", { outcome: tone })}
              </a>
            </p>
            <p className="soft" style={{ margin: "0 0 28px", color: soft, fontSize: 15 }}>
              {t(embargo ? "embargo.letterOtherWay" : "release.letterOtherWay")}{" "}
              <a href={embargo?.url ?? letter.winnersUrl} style={{ color: spot }}>
                <bdi dir="ltr">{embargo?.url ?? letter.winnersUrl}</bdi>
              </a>
            </p>

            <p style={paragraph}>{t("release.letterComplaint", { days: letter.complaintDays })}</p>
            <p style={{ margin: "0 0 32px" }}>
              {filled("closing").map(drawn)}
              <br />
              {letter.organiser}
            </p>

            {letter.sponsors.map((sponsor) => (
              <div
                key={sponsor.id}
                className={sponsor.darkCid ? "sponsor both" : "sponsor"}
                style={{
                  margin: "0 0 16px",
                  padding: "16px 20px",
                  background: paper,
                  border: `1px solid ${line}`,
                  color: ink,
                  fontSize: 15,
                }}
              >
                {sponsor.cid ? (
                  <p style={{ margin: "0 0 8px" }}>
                    <img
                      src={`cid:${sponsor.cid}`}
                      className={sponsor.darkCid ? "on-light" : undefined}
                      height="44"
                      alt={sponsor.alt}
                      style={{ ...logo, display: "block", color: sponsor.colour }}
                    />
                    {sponsor.darkCid ? (
                      // Shown by the styles of a dark program alone; one that drops them shows the other.
                      <img
                        src={`cid:${sponsor.darkCid}`}
                        className="on-dark"
                        height="44"
                        alt={sponsor.alt}
                        style={{ ...logo, display: "none", color: sponsor.colour }}
                      />
                    ) : null}
                  </p>
                ) : (
                  <p style={{ margin: "0 0 8px", fontSize: 18, lineHeight: 1.4, fontWeight: "bold" }}>
                    <span data-skip-in-text="true" style={{ color: sponsor.colour }}>
                      {sponsor.name}
                    </span>
                  </p>
                )}
                <p style={{ margin: 0 }}>
                  {sponsor.line} <bdi>{sponsor.words}</bdi> {t("sponsors.apart")}
                  {sponsor.link ? (
                    <>
                      <br />
                      <a href={sponsor.link} style={{ color: sponsor.colour }}>
                        <bdi dir="ltr">{sponsor.link}</bdi>
                      </a>
                    </>
                  ) : null}
                </p>
              </div>
            ))}

            <p
              className="soft line"
              style={{
                margin: "28px 0 0",
                padding: "16px 0 0",
                borderTop: `1px solid ${line}`,
                color: soft,
                fontSize: 14,
                lineHeight: 1.5,
              }}
            >
              {t("release.letterWhy", { code: letter.code, result: letter.result.slice(0, 12) })}
            </p>
          </div>
        </div>
      </body>
    </html>,
  );
}

/** A sentence whose typed values are kept apart in direction from the words around them. */
function parts(
  t: Translate,
  id: "release.letterDear" | "release.letterMerged" | "release.letterAlso" | "release.letterReason",
  { count, ...typed }: Record<string, string | number>,
) {
  const set = Object.fromEntries(
    Object.entries(typed).map(([key, value]) => [key, <bdi key={key}>{value}</bdi>]),
  );
  return t
    .parts<React.ReactNode>(id, { ...set, count: count ?? 0 })
    .map((part, at) => <span key={at}>{part}</span>);
}

/** Lines of an organiser's words: values kept apart in direction, addresses of the portal as links, nothing else. */
function drawn(lines: readonly (readonly Filled[])[]) {
  return lines.map((line, at) => (
    <Fragment key={at}>
      {at > 0 ? <br /> : null}
      {line.map((piece, of) =>
        "words" in piece ? (
          <span key={of}>{piece.words}</span>
        ) : "link" in piece ? (
          <a key={of} href={piece.link} style={{ color: spot }}>
            <bdi dir="ltr">{piece.link}</bdi>
          </a>
        ) : (
          <bdi key={of}>{piece.value}</bdi>
        ),
      )}
    </Fragment>
  ));
}
