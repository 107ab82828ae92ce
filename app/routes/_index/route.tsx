import { useLoaderData } from "@remix-run/react";
import { QuestionsLinks } from "~/components/questions-links";
import { Ruler } from "~/components/ruler";
import { SponsorBlock } from "~/components/sponsor-block";
import { Moment, Said } from "~/components/words";
import { daysText, momentText, offsetText } from "~/locales/moment";
import type { Milestone, Need } from "~/domain/call";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "public" };
export default function CallPage() {
  const call = useLoaderData<typeof loader>();
  const t = useT();
  const { zone } = call.edition;
  const day = (at: string) => momentText(at, { locale: t.locale, zone, withTime: false });
  const shortDay = (at: string) =>
    momentText(at, { locale: t.locale, zone, withTime: false, withYear: false });
  return (
    <>
      <div className="wrap cover">
        <p className="over">{t("call.over", { ordinal: call.edition.ordinal, edition: call.edition.id })}</p>
        <h1>
          <Said words={call.names.award} />
        </h1>
        {call.names.theme ? (
          <p className="over">
            <Said words={call.names.theme} />
          </p>
        ) : null}
        <p className="lead">
          <Said words={call.names.lead} />
        </p>
        <MainAction />
        <Ruler
          points={call.milestones.map((m) => ({
            at: m.at,
            label: t(`call.point.${m.id}`),
            date: shortDay(m.at),
          }))}
          open={[call.open.opens, call.open.closes]}
          label={t("call.ruler", {
            dates: call.milestones.map((m) => `${t(`call.point.${m.id}`)} ${day(m.at)}`).join(", "),
          })}
        />
      </div>
      <div className="wrap">
        <section className="leaf" aria-labelledby="categories">
          <h2 id="categories">{t("call.categories", { count: call.categories.length })}</h2>
          <div className="stack">
            <p>{t("call.oneCategory")}</p>
            <dl className="programme">
              {call.categories.map((c) => (
                <div key={c.id}>
                  <dt>
                    <span>
                      {c.id}, <Said words={c.name} />
                    </span>
                  </dt>
                  <dd>{t("call.cap", { count: c.cap })}</dd>
                  <dd className="note">
                    <Said words={c.whoMayEnter} />
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        </section>
        <section className="leaf" aria-labelledby="who">
          <h2 id="who">{t("call.who")}</h2>
          <div className="stack">
            {call.whoMayEnter.map((words) => (
              <p key={words.en}>
                <Said words={words} />
              </p>
            ))}
          </div>
        </section>
        <section className="leaf" aria-labelledby="judges">
          <h2 id="judges">{t("call.judges")}</h2>
          <div className="stack">
            <p>
              {t("call.marks", { count: call.perEntry, ...call.scale })}{" "}
              {call.isSealed ? t("call.isSealed") : t("call.willBeSealed")}
            </p>
            <dl className="programme">
              {call.criteria.map((c) => (
                <div key={c.id}>
                  <dt>
                    <span>
                      <Said words={c.name} />
                    </span>
                  </dt>
                  <dd>{c.weight}</dd>
                </div>
              ))}
            </dl>
            <p>
              <a href={paths.rules}>{t("call.readRubric")}</a>
            </p>
          </div>
        </section>
        <section className="leaf" aria-labelledby="needs">
          <h2 id="needs">{t("call.needs")}</h2>
          <div className="stack">
            <ul className="measure">
              {call.needs.map((need, at) => (
                <li key={at}>
                  <NeedWords need={need} />
                </li>
              ))}
            </ul>
            <p>{t("call.saved")}</p>
            <QuestionsLinks />
          </div>
        </section>
        <section className="leaf" aria-labelledby="dates">
          <h2 id="dates">{t("call.dates")}</h2>
          <div className="stack">
            <Dates />
            <p>
              {t("call.zone", { zone: offsetText(call.open.closes, zone) })}{" "}
              <a href={paths.dates}>{t("call.inMyZone")}</a>
            </p>
          </div>
        </section>
        {call.sponsors.length > 0 ? (
          <section className="leaf" aria-labelledby="sponsors">
            <h2 id="sponsors">{t("call.sponsors", { count: call.sponsors.length })}</h2>
            <div className="stack">
              {call.sponsors.map((s) => (
                <SponsorBlock key={s.id} sponsor={s} edition={call.edition.id} />
              ))}
              <p className="small">{t("call.sponsorRule")}</p>
            </div>
          </section>
        ) : null}
      </div>
    </>
  );
}

/** The one thing to do now, and until when. */
function MainAction() {
  const { stage, open, announced, edition, now } = useLoaderData<typeof loader>();
  const t = useT();
  const { zone } = edition;
  if (stage === "open")
    return (
      <p className="actions">
        <a className="button" href={paths.newEntry}>
          {t("call.start")}
        </a>
        <span>
          <T
            id="call.openUntil"
            moment={<Moment at={open.closes} zone={zone} />}
            utc={<Moment at={open.closes} zone="UTC" />}
          />{" "}
          <a href={paths.dates}>{t("call.inMyZone")}</a>
        </span>
      </p>
    );
  if (stage === "winners")
    return (
      <p className="actions">
        <a className="button" href={paths.winners}>
          {t("call.seeWinners")}
        </a>
      </p>
    );
  if (stage === "closed")
    return (
      <p className="actions">
        <span>
          <T
            id={now < announced ? "call.closed" : "call.late"}
            closed={<Moment at={open.closes} zone={zone} />}
            announced={<Moment at={announced} zone={zone} />}
          />{" "}
          <a href={paths.entries}>{t("call.yourEntries")}</a>
        </span>
      </p>
    );
  return (
    <p className="actions">
      <span>
        {now < open.opens ? (
          <T
            id="call.opens"
            moment={<Moment at={open.opens} zone={zone} />}
            utc={<Moment at={open.opens} zone="UTC" />}
          />
        ) : (
          t("call.notOpened")
        )}{" "}
        <a href={paths.rules}>{t("call.readRules")}</a>
      </span>
    </p>
  );
}

function NeedWords({ need }: { need: Need }) {
  const t = useT();
  switch (need.kind) {
    case "summary":
      return <>{t("call.need.summary", { min: need.min, max: need.max })}</>;
    case "texts":
      return <>{t("call.need.texts", { count: need.count, words: need.words })}</>;
    case "rows":
      return <T id="call.need.rows" label={<Said words={need.label} />} min={need.min} />;
    case "files":
      return (
        <>
          <T
            id="call.need.files"
            label={<Said words={need.label} />}
            required={String(need.required)}
            max={need.max}
            kinds={need.kinds}
            megabytes={need.megabytes}
          />
        </>
      );
    case "endorsement":
      return <>{t("call.need.endorsement", { categories: need.categories })}</>;
    case "statements":
      return <>{t("call.need.statements", { count: need.count })}</>;
  }
}

/** Milestones and public stages in the order of time; what is next is marked. */
function Dates() {
  const { milestones, stages, edition, now, ceremony } = useLoaderData<typeof loader>();
  const t = useT();
  const { zone } = edition;
  const rows = [
    ...milestones.map((m: Milestone) => ({
      key: m.id,
      at: m.at,
      until: m.at,
      what: <>{t(`call.date.${m.id}`)}</>,
      when: (
        <time dateTime={m.at}>
          {momentText(m.at, {
            locale: t.locale,
            zone,
            withTime: m.id === "entriesClose" || m.id === "winners",
          })}
        </time>
      ),
      note: m.id === "ceremony" && ceremony ? <Said words={ceremony} /> : null,
    })),
    ...stages.map((s) => ({
      key: s.id,
      at: s.opens,
      until: s.closes,
      what: <Said words={s.name} />,
      when:
        s.id === "feedback" ? (
          <Moment at={s.opens} zone={zone} withTime={false} />
        ) : (
          <span className="whole">{daysText(s.opens, s.closes, { locale: t.locale, zone })}</span>
        ),
      note: null,
    })),
  ].sort((a, b) => (a.at < b.at ? -1 : 1));
  const next = rows.find((row) => row.until > now)?.key;
  return (
    <dl className="programme">
      {rows.map((row) => (
        <div key={row.key} className={row.key === next ? "now" : undefined}>
          <dt>
            <span>
              {row.what}
              {row.key === next ? <span className="hidden"> {t("call.next")}</span> : null}
            </span>
          </dt>
          <dd>{row.when}</dd>
          {row.note ? <dd className="note">{row.note}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
