/**
 * What every mail is built from. Mail programs drop style sheets, so each part carries its own style; the classes
 * are for the few that read the sheet in the head, which turns the page dark where the reader's screen is. One
 * column and no side is named, so 320 px and right-to-left need nothing of their own.
 */
import type { ReactNode } from "react";
import { directionOf } from "~/locales/direction";
import type { Translate } from "~/locales/translate";

const ink = "#14201d",
  soft = "#47534f",
  line = "#c6cec9",
  spot = "#00574a";
const serif = "Georgia,'Times New Roman','Songti SC',serif";
const sans =
  "'Segoe UI',Helvetica,Arial,'PingFang SC','Microsoft YaHei','Noto Sans Arabic','Noto Sans',sans-serif";

const sheet = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
a:focus { outline: 3px solid ${ink}; outline-offset: 3px; }
@media (max-width: 480px) { .pad { padding: 20px !important; } .big { font-size: 26px !important; } }
@media (prefers-color-scheme: dark) {
  .ground, .paper { background: #111a18 !important; }
  .ink, .ink a { color: #eef3f1 !important; }
  .soft { color: #b4c1bc !important; }
  .line { border-color: #50605b !important; }
  .spot { color: #8fd6c6 !important; }
  .ink a.press { background: #8fd6c6 !important; color: #0c1513 !important; }
  a:focus { outline-color: #eef3f1; }
}`;

/** The whole mail. `preview` is what a mail program shows beside the subject before it is opened. */
export function LetterPage({
  t,
  subject,
  preview,
  children,
}: {
  t: Translate;
  subject: string;
  preview: string;
  children: ReactNode;
}) {
  const lang = t.locale,
    dir = directionOf(t.locale);
  return (
    <html lang={lang} dir={dir}>
      <head>
        <meta httpEquiv="Content-Type" content="text/html; charset=utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>{subject}</title>
        <style dangerouslySetInnerHTML={{ __html: sheet }} />
      </head>
      <body className="ground" style={{ margin: 0, padding: 0, background: "#f2f4f1" }}>
        <div className="preview" style={{ display: "none", maxHeight: 0, overflow: "hidden" }}>
          {preview}
        </div>
        {/* Some programs keep this and nothing above it. */}
        <div role="article" aria-label={subject} lang={lang} dir={dir}>
          <div
            className="paper"
            style={{
              maxWidth: 600,
              margin: "0 auto",
              background: "#fefefd",
              fontFamily: sans,
              fontSize: 17,
              lineHeight: 1.55,
              overflowWrap: "break-word",
              wordBreak: "break-word",
            }}
          >
            <div className="pad ink" style={{ padding: "32px 40px", color: ink }}>
              {children}
            </div>
          </div>
        </div>
      </body>
    </html>
  );
}

/** Who writes, and about which award: words, for pictures are not always shown. */
export function Letterhead({ organiser, award }: { organiser: string; award: string }) {
  return (
    <p className="soft" style={{ margin: "0 0 28px", color: soft, fontSize: 15 }}>
      <span className="ink" style={{ color: ink }}>
        <bdi>{organiser}</bdi>
      </span>
      <br />
      <bdi>{award}</bdi>
    </p>
  );
}

export function LetterHeading({ children }: { children: ReactNode }) {
  return (
    <h1
      className="big spot"
      style={{
        margin: "0 0 20px",
        fontFamily: serif,
        fontWeight: "normal",
        fontSize: 30,
        lineHeight: 1.2,
        color: spot,
      }}
    >
      {children}
    </h1>
  );
}

export function Paragraph({ children }: { children: ReactNode }) {
  return <p style={{ margin: "0 0 16px" }}>{children}</p>;
}

/** Label over value, one after the other: a hash or a long name has the whole line. */
export function Facts({ facts }: { facts: readonly (readonly [string, string])[] }) {
  return (
    <div className="line" style={{ margin: "24px 0", borderTop: `1px solid ${ink}` }}>
      {facts.map(([label, value]) => (
        <p
          key={label}
          className="line"
          style={{ margin: 0, padding: "8px 0 9px", borderBottom: `1px solid ${line}` }}
        >
          <span className="soft" style={{ color: soft, fontSize: 15 }}>
            {label}
          </span>
          <br />
          <bdi style={{ overflowWrap: "anywhere" }}>{value}</bdi>
        </p>
      ))}
    </div>
  );
}

/** The one thing to do, as a button; `or` says that the address below it does the same. */
export function Press({ label, url, or }: { label: string; url: string; or: string }) {
  return (
    <>
      <p style={{ margin: "24px 0 12px" }}>
        <a
          className="press"
          href={url}
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
          {label}
        </a>
      </p>
      <p className="soft page-only" style={{ margin: "0 0 24px", color: soft, fontSize: 15 }}>
        {or}{" "}
        <a className="ink" href={url} style={{ color: spot, overflowWrap: "anywhere" }}>
          <bdi dir="ltr">{url}</bdi>
        </a>
      </p>
    </>
  );
}

export function Small({ children }: { children: ReactNode }) {
  return (
    <p className="soft" style={{ margin: "0 0 10px", color: soft, fontSize: 14, lineHeight: 1.5 }}>
      {children}
    </p>
  );
}
