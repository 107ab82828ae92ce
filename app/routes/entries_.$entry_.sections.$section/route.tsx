import { useActionData, useLoaderData } from "@remix-run/react";
import { DeadlineLine } from "~/components/deadline";
import { EntryFaults, FaultName } from "~/components/entry-faults";
import { controlId } from "~/components/entry-field";
import { SectionReading } from "~/components/entry-reading";
import { LeftHere } from "~/components/left-here";
import { Living } from "~/components/living";
import { WorkHead } from "~/components/page";
import { SectionForm } from "~/components/section-form";
import { Moment, Said } from "~/components/words";
import { type Answers, textOf } from "~/domain/answers";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { action, loader, SectionData } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function SectionPage() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useT();
  const { entry, section, faults } = page.form;
  return (
    <div className="wrap">
      {refused ? (
        <div className="error-summary" role="alert" tabIndex={-1} id="errors">
          <h2>{t("fault.heading")}</h2>
          <p>{t.say(refused.refusal)}</p>
          {refused.overlong.map((path) => (
            <p key={path}>
              <a href={`#${controlId(path)}`}>{t("entering.overlongHere")}</a>
            </p>
          ))}
          <p className="small">{t("entering.typedIsBelow")}</p>
        </div>
      ) : (
        <EntryFaults
          faults={faults}
          heading={t("entering.toMend", { count: faults.length })}
          small={t("entering.savedAnyway")}
          hrefOf={(fault) => `#${controlId(fault.path)}`}
        />
      )}
      <WorkHead
        over={
          <>
            <a href={paths.entry(entry.id)}>{t("entering.allSections")}</a> ·{" "}
            <span className="code">{entry.code}</span> ·{" "}
            {t("entering.sectionOf", {
              letter: section.letter,
              number: page.position.number,
              of: page.position.of,
            })}
          </>
        }
        title={<Said words={section.title} />}
      >
        {section.intro ? (
          <p>
            <Said words={section.intro} />
          </p>
        ) : null}
        {page.repairUntil && !page.refusal ? (
          <p className="notice">
            <span>
              {t("entering.repairOnly")} <Moment at={page.repairUntil} zone={page.zone} />.
            </span>
          </p>
        ) : (
          <DeadlineLine deadline={page.deadline} />
        )}
        {page.from && !refused ? (
          <div className="notice" role="status">
            <p>
              <T id="entering.saved" section={<Said words={page.from.title} />} />{" "}
              {page.from.wrong > 0 ? (
                <>
                  {t("entering.savedWithFaults", { count: page.from.wrong })}{" "}
                  <a href={`${paths.section(entry.id, page.from.id)}?mend=1`}>{t("entering.mendNow")}</a>
                </>
              ) : null}
            </p>
            {page.from.missing > 0 ? <StillMissing entry={entry.id} from={page.from} /> : null}
          </div>
        ) : null}
        {page.grown ? (
          <p className="notice" role="status">
            {t("entering.moreQuestions")}
          </p>
        ) : null}
      </WorkHead>
      {page.refusal ? (
        <ReadOnly page={page} typed={refused?.typed} />
      ) : (
        <>
          <Living
            name="section"
            part={SectionForm}
            props={{ page: page.form, refused: refused ?? null }}
            areas={["entering", "files", "fault", "site.utc", "site.zoned"]}
          />
          {page.rest && page.rest.fields.length > 0 ? (
            <section className="stack reading ending" aria-labelledby="rest">
              <h2 id="rest">{t("entering.repairRest")}</h2>
              <SectionReading section={page.rest} />
            </section>
          ) : null}
        </>
      )}
    </div>
  );
}

/** What the section that one has just left still lacks: no fault in a draft, only where it is. */
function StillMissing({ entry, from }: { entry: string; from: NonNullable<SectionData["from"]> }) {
  const t = useT();
  const more = from.missing - from.named.length;
  const section = paths.section(entry, from.id);
  return (
    <p>
      {t("entry.stillMissing", { count: from.missing })}{" "}
      {from.named.map((fault, at) => (
        <span key={fault.path}>
          {at > 0 ? " · " : null}
          <a href={`${section}#${controlId(fault.path)}`}>
            <FaultName fault={fault} />
          </a>
        </span>
      ))}
      {more > 0 ? (
        <>
          {" · "}
          <a href={`${section}?mend=1`}>{t("entry.andMore", { count: more })}</a>
        </>
      ) : null}
    </p>
  );
}

/** The section once it cannot be changed: the reason, what is saved, and what was typed too late. */
function ReadOnly({ page, typed }: { page: SectionData; typed: Answers | undefined }) {
  const t = useT();
  return (
    <div className="reading">
      <div className="notice bad">
        <p>{page.refusal ? t.say(page.refusal) : null}</p>
      </div>
      {typed ? (
        <section className="stack">
          <h2>{t("entering.typedNotSaved")}</h2>
          {page.form.section.fields
            .filter((field) => textOf(typed, field.id) !== textOf(page.form.answers, field.id))
            .map((field) => (
              <div key={field.id} className="field">
                <label htmlFor={controlId(field.id)}>
                  <Said words={field.label} />
                </label>
                <textarea id={controlId(field.id)} readOnly defaultValue={textOf(typed, field.id)} />
              </div>
            ))}
        </section>
      ) : null}
      <Living
        name="left"
        part={LeftHere}
        props={{
          entry: page.form.entry.id,
          section: page.form.section.id,
          fields: page.form.section.fields,
          answers: page.form.answers,
          copySecret: page.form.copySecret,
        }}
        areas={["entering.leftHere", "entering.leftHereWords"]}
      />
      {page.saved ? <SectionReading section={page.saved} /> : null}
    </div>
  );
}
