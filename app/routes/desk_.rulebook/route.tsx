import { useLoaderData } from "@remix-run/react";
import { WorkHead } from "~/components/page";
import { JudgingRules, RubricRules, SpecialAwardRules, TieChain } from "~/components/rules";
import { Moment, Said, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function RulebookPage() {
  const book = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <div className="wrap">
      <WorkHead
        over={<a href={paths.desk}>{t("organising.desk.title")}</a>}
        title={t("organising.rulebook.title")}
      >
        <p>
          <T
            id="organising.rulebook.inForce"
            edition={book.edition}
            version={book.version}
            state={book.isSealed ? "sealed" : "open"}
          />
        </p>
        <p className="small">
          {t("call.rules.hash")} <span className="code long">{book.hash}</span>
        </p>
        {book.newest ? (
          <p className="small">
            <T
              id="organising.rulebook.newest"
              moment={<Moment at={book.newest.createdAt} zone={book.zone} />}
              author={<Typed>{book.newest.author ?? t("organising.rulebook.setUp")}</Typed>}
              reason={<Typed>{book.newest.reason}</Typed>}
            />
          </p>
        ) : null}
        <p className="actions">
          {book.mayReplace ? (
            <a className="button" href={paths.rulebookReplacement}>
              {t("organising.rulebook.replace")}
            </a>
          ) : null}
          <a href={paths.rulebookVersion(book.version)}>{t("organising.rulebook.download")}</a>
          <a href={paths.rulebookVersions}>{t("organising.rulebook.versions")}</a>
          <a href={paths.editions}>{t("organising.editions.title")}</a>
          {book.mayReplace ? <a href={paths.stageDates}>{t("organising.dates.title")}</a> : null}
        </p>
      </WorkHead>
      <section className="leaf" aria-labelledby="names">
        <h2 id="names">{t("organising.rulebook.names")}</h2>
        <div className="stack">
          <p>
            <Said words={book.names.award} />
          </p>
          {book.names.theme ? (
            <p>
              <Said words={book.names.theme} />
            </p>
          ) : null}
          {book.note ? (
            <p className="notice quiet">
              <Said words={book.note} />
            </p>
          ) : null}
        </div>
      </section>
      <section className="leaf" aria-labelledby="categories">
        <h2 id="categories">{t("call.categories", { count: book.categories.length })}</h2>
        <dl className="programme">
          {book.categories.map((c) => (
            <div key={c.id}>
              <dt>
                <span>
                  {c.id}, <Said words={c.name} />
                </span>
              </dt>
              <dd>{t("call.cap", { count: c.cap })}</dd>
              <dd className="note">
                <Said words={c.whoMayEnter} /> {c.endorsement ? t("organising.rulebook.endorsed") : null}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      {book.specialAwards.length > 0 ? (
        <section className="leaf" aria-labelledby="awards">
          <h2 id="awards">{t("call.rules.specialAwards", { count: book.specialAwards.length })}</h2>
          <SpecialAwardRules awards={book.specialAwards} />
        </section>
      ) : null}
      <section className="leaf" aria-labelledby="form">
        <h2 id="form">{t("organising.rulebook.form")}</h2>
        <div className="stack">
          <p>
            {t("organising.rulebook.limits", {
              texts: book.limits.narrative.length,
              words: book.limits.narrativeWords,
              cases: book.limits.perOrganisation,
              grace: book.graceMinutes,
            })}
          </p>
          {book.sections.map((s) => (
            <div key={s.id}>
              <h3>
                {s.letter}, <Said words={s.title} />
              </h3>
              <ul>
                {s.fields.map((f) => (
                  <li key={f.id}>
                    <Said words={f.label} />{" "}
                    <span className="small">
                      {t("organising.rulebook.field", { type: f.type, required: String(f.required) })}
                    </span>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      </section>
      <section className="leaf" aria-labelledby="eligibility">
        <h2 id="eligibility">{t("call.rules.eligibility")}</h2>
        <ol className="measure">
          {book.eligibility.map((e) => (
            <li key={e.id}>
              <Said words={e.text} />
            </li>
          ))}
        </ol>
      </section>
      <section className="leaf" aria-labelledby="rubric">
        <h2 id="rubric">{t("call.rules.rubric")}</h2>
        <RubricRules scale={book.rubric.scale} criteria={book.rubric.criteria} />
      </section>
      <section className="leaf" aria-labelledby="judging">
        <h2 id="judging">{t("call.rules.judging")}</h2>
        <div className="stack">
          <JudgingRules
            judging={book.judging}
            criteria={book.rubric.criteria}
            reasonAtExtremes={book.rubric.reasonAtExtremes}
            commentWords={book.rubric.commentWords}
            replyDays={book.replyDays}
          />
          <TieChain tie={book.judging.tie} criteria={book.rubric.criteria} />
        </div>
      </section>
    </div>
  );
}
