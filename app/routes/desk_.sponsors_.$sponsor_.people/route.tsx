import { useActionData, useLoaderData } from "@remix-run/react";
import { ErrorSummary, TextAreaField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { action, loader } from "./route.server";
export { loader, action } from "./route.server";

export default function PeopleOfSponsorPage() {
  const { title, sponsor, people } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const lines = answered && "lines" in answered ? answered.lines : [];
  const result = useFormResult();
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        title={<Typed>{title}</Typed>}
        over={
          <a href={paths.sponsor(sponsor.id)}>
            <T id="sponsors.back" name={<Typed>{sponsor.name}</Typed>} />
          </a>
        }
      >
        <p>{t("sponsoring.peopleLead")}</p>
      </WorkHead>
      <section className="leaf" aria-labelledby="people">
        <h2 id="people">{t("sponsoring.peopleNow")}</h2>
        {people.length === 0 ? <p className="notice quiet">{t("sponsoring.peopleNone")}</p> : null}
        <ul className="plain-list stack">
          {people.map(({ id, name, address, state }) => (
            <li key={id}>
              <a href={paths.person(id)}>
                <Typed>{name || address}</Typed>
              </a>{" "}
              <span className={state === "active" ? "status done" : "status part"}>
                {t("people.roleState", { role: "sponsor", state })}
              </span>
              {name ? (
                <span className="block small wrap-anywhere">
                  <Typed>{address}</Typed>
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      </section>
      <section className="leaf" aria-labelledby="invite">
        <h2 id="invite">{t("people.inviteTitle")}</h2>
        <form method="post" className="stack-l" noValidate>
          <TextAreaField
            name="people"
            label={t("people.listLabel")}
            hint={t("people.listHint")}
            rows={3}
            spellCheck={false}
            result={result}
          />
          {lines.length > 0 ? (
            <div className="notice bad">
              <ul className="plain-list">
                {lines.map((one) => (
                  <li key={one.line}>
                    <strong>{t("people.line", { line: one.line })}</strong> <Typed>{one.text}</Typed>
                    <span className="block">{t.say(one.reason)}</span>
                  </li>
                ))}
              </ul>
            </div>
          ) : null}
          <p className="actions">
            <button className="button">{t("people.inviteAction")}</button>
          </p>
        </form>
      </section>
    </div>
  );
}
