import type { ReactNode } from "react";
import type { Translate } from "~/locales/translate";

type Winner = {
  code: string;
  title: string;
  ownTitle: string;
  organisation: string;
  ownOrganisation: string;
  country: string;
};

/**
 * The document for the stage: sheets of which the one that the address names is seen, so that it also works by its
 * links alone. Keys only move the address on. It asks for nothing outside itself.
 */
export function Stage({
  t,
  nonce,
  direction,
  accent,
  faces,
  award,
  edition,
  sponsors,
  categories,
}: {
  t: Translate;
  nonce: string;
  direction: "ltr" | "rtl";
  accent: string;
  faces: string;
  award: string;
  edition: string;
  sponsors: readonly { name: string; logo: string | null }[];
  /** Categories, then special awards; `over` stands above the name. */
  categories: readonly {
    id: string;
    over: string;
    name: string;
    notAwarded: string;
    winners: readonly Winner[];
  }[];
}) {
  const sheets: { key: string; look: string; body: ReactNode }[] = [
    {
      key: "begin",
      look: "cloth",
      body: (
        <>
          <p className="over">{edition}</p>
          <h1>{award}</h1>
          {sponsors.map(({ name, logo }) => (
            <p key={name} className="sponsor">
              <span>{t("sponsors.tier.title")}</span>
              {logo ? <img src={logo} alt={name} /> : <bdi>{name}</bdi>}
            </p>
          ))}
        </>
      ),
    },
    ...categories.flatMap(({ id, over, name, winners, notAwarded }) => [
      {
        key: id,
        look: "cloth",
        body: (
          <>
            {over ? <p className="over">{over}</p> : null}
            <h2>{name}</h2>
            {winners.length === 0 ? (
              <p>{notAwarded ? <bdi>{notAwarded}</bdi> : t("release.noneChosen")}</p>
            ) : null}
          </>
        ),
      },
      ...winners.map((winner) => ({
        key: `${id}/${winner.code}`,
        look: "paper",
        body: (
          <>
            <p className="over">{name}</p>
            <h3>
              <bdi>{winner.organisation}</bdi>
            </h3>
            {winner.ownOrganisation ? (
              <p className="own">
                <bdi>{winner.ownOrganisation}</bdi>
              </p>
            ) : null}
            <p className="case">
              <bdi>{winner.title}</bdi>
              {winner.ownTitle ? (
                <span className="own-case">
                  <bdi>{winner.ownTitle}</bdi>
                </span>
              ) : null}
            </p>
            {winner.country ? <p className="country">{winner.country}</p> : null}
          </>
        ),
      })),
    ]),
    { key: "end", look: "cloth", body: <h2>{t("ceremony.end")}</h2> },
  ];
  return (
    <html lang={t.locale} dir={direction}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{award}</title>
        <style nonce={nonce} dangerouslySetInnerHTML={{ __html: faces + styleOf(accent) }} />
      </head>
      <body>
        <main>
          {sheets.map(({ key, look, body }, at) => (
            <section key={key} id={`s${at}`} className={look}>
              {body}
              <nav aria-label={t("ceremony.steps")}>
                {at > 0 ? <a href={`#s${at - 1}`}>{t("people.previous")}</a> : <span />}
                <span>{t("ceremony.place", { at: at + 1, of: sheets.length })}</span>
                {at < sheets.length - 1 ? <a href={`#s${at + 1}`}>{t("people.next")}</a> : <span />}
              </nav>
            </section>
          ))}
        </main>
        <script nonce={nonce} dangerouslySetInnerHTML={{ __html: script(sheets.length) }} />
      </body>
    </html>
  );
}

const styleOf = (accent: string) => `
*{box-sizing:border-box}
html,body{margin:0;block-size:100%;background:#fefefd;color:#14201d;font:clamp(1rem,2vw,2rem)/1.4 Text,"Noto Sans",system-ui,sans-serif}
section{display:none;min-block-size:100vh;padding:7vh 8vw 4vh;flex-direction:column;justify-content:center}
section:target{display:flex}
body:not(:has(section:target)) section:first-of-type{display:flex}
.cloth{background:${accent};color:#fff}
h1,h2,h3,p{margin:0;text-wrap:balance;overflow-wrap:break-word}
h1,h2,h3,.own,.case{font-family:Display,"Noto Serif","Noto Naskh Arabic","Songti SC",serif;font-weight:300;line-height:1.15}
h1{font-size:clamp(2rem,6vw,7rem)}
h2{font-size:clamp(2rem,5.4vw,6rem)}
h3{font-size:clamp(2rem,6.4vw,7.5rem)}
.over{margin-block-end:3vh;opacity:.85}
.paper .over{color:${accent};opacity:1}
.own{font-size:clamp(1.4rem,3.6vw,4.2rem);margin-block-start:1.5vh;color:#47534f}
.case{font-size:clamp(1.2rem,2.8vw,3.2rem);margin-block-start:5vh;padding-block-start:4vh;position:relative}
.case::before{content:"";position:absolute;inset-block-start:0;inset-inline-start:0;inline-size:6vw;block-size:3px;background:${accent}}
.own-case{display:block;font-size:.75em;color:#47534f;margin-block-start:1vh}
.country{margin-block-start:3vh;color:#47534f}
.sponsor{margin-block-start:9vh;font-size:.7em;display:flex;align-items:center;gap:1.5em}
.sponsor img{max-block-size:9vh;max-inline-size:26vw;background:#fefefd;padding:1.2vh 1.2vw}
nav{position:fixed;inset-block-end:2vh;inset-inline:8vw;display:flex;align-items:baseline;justify-content:space-between;gap:2em;font-size:clamp(.75rem,1vw,1rem);opacity:.75}
nav a{color:inherit;padding:.5em 0}
a:focus-visible{outline:3px solid currentColor;outline-offset:3px}
.black main{visibility:hidden}
.black,.black body{background:#000}
`;

/** Keys of a keyboard and of a presenter: on, back, black, and the whole screen. */
const script = (count: number) => `
const at=()=>Number(/^#s(\\d+)$/.exec(location.hash)?.[1]??0);
const go=(to)=>{location.replace("#s"+Math.max(0,Math.min(${count - 1},to)))};
addEventListener("keydown",(event)=>{
  if(event.ctrlKey||event.metaKey||event.altKey)return;
  const rtl=document.documentElement.dir==="rtl";
  const black=document.documentElement.classList;
  const act={" ":1,Enter:1,PageDown:1,ArrowDown:1,ArrowRight:rtl?-1:1,PageUp:-1,ArrowUp:-1,Backspace:-1,ArrowLeft:rtl?1:-1}[event.key];
  if(event.key==="Enter"&&document.activeElement instanceof HTMLAnchorElement)return;
  if(act!==undefined){event.preventDefault();if(black.contains("black"))black.remove("black");else go(at()+act)}
  else if(event.key==="Home")go(0);
  else if(event.key==="b"||event.key==="B"||event.key===".")black.toggle("black");
  else if(event.key==="f"||event.key==="F"){if(document.fullscreenElement)document.exitFullscreen();else document.documentElement.requestFullscreen?.()}
});
`;
