import { useLoaderData } from "@remix-run/react";
import { WorkHead } from "~/components/page";
import { countryName, Moment, Said, Typed } from "~/components/words";
import type { Disclosed } from "~/domain/disclosure";
import { momentText, offsetText } from "~/locales/moment";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
/** Lines of the mark across a page; what is longer repeats them on paper. */
const LINES = 9;

export default function DisclosedPage() {
  const { title, token, zone, person, expiresAt, readAt, reading } = useLoaderData<typeof loader>();
  const t = useT();
  const until = <Moment at={expiresAt} zone={zone} />;
  const mark = t("disclosure.mark", {
    name: person.name,
    address: person.address,
    at: `${momentText(readAt, { locale: t.locale, zone, withSeconds: true })} (${offsetText(readAt, zone)})`,
  });
  return (
    <div className="wrap">
      <WorkHead title={title}>
        <p>
          <T
            id="disclosure.termsLead"
            name={<Typed>{person.name}</Typed>}
            office={<Typed>{person.office}</Typed>}
            organisation={<Typed>{person.organisation}</Typed>}
          />
        </p>
      </WorkHead>
      {reading ? (
        <>
          <div className="watermark" aria-hidden="true">
            {Array.from({ length: LINES }, (_, at) => (
              <span key={at}>
                <Typed>{mark}</Typed>
              </span>
            ))}
          </div>
          <div className="stack-l ending">
            <div className="notice">
              <p>
                <strong>
                  <T id="disclosure.embargo" until={until} />
                </strong>
              </p>
              <p className="small">
                <Typed>{mark}</Typed>
              </p>
            </div>
            {reading.disclosed ? <Result disclosed={reading.disclosed} /> : <p>{t("disclosure.gone")}</p>}
          </div>
        </>
      ) : (
        <form method="post" action={paths.disclosed(token)} className="stack ending">
          <p className="measure">{t("disclosure.terms")}</p>
          <p className="measure">
            <T id="disclosure.termsRecorded" until={until} />
          </p>
          <p>
            <button className="button">{t("disclosure.promise")}</button>
          </p>
        </form>
      )}
    </div>
  );
}

function Result({ disclosed }: { disclosed: Disclosed }) {
  const t = useT();
  if (disclosed.kind === "entry")
    return (
      <section className="stack" aria-labelledby="result">
        <h2 id="result">
          {t("disclosure.outcome", { outcome: disclosed.outcome, category: disclosed.category })}
        </h2>
        <Case one={disclosed.case} />
        {disclosed.awards.length > 0 ? (
          <>
            <h3>{t("disclosure.awards")}</h3>
            <ul>
              {disclosed.awards.map((words) => (
                <li key={words.en}>
                  <Said words={words} />
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </section>
    );
  return (
    <section className="stack" aria-labelledby="result">
      <h2 id="result">
        {disclosed.kind === "category" ? `${disclosed.id} ` : null}
        <Said words={disclosed.name} />
      </h2>
      {disclosed.winners.length === 0 ? (
        <p>{t("disclosure.nobody")}</p>
      ) : (
        <ul className="named" role="list">
          {disclosed.winners.map((one) => (
            <li key={one.code}>
              <Case one={one} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Case({ one }: { one: Extract<Disclosed, { kind: "entry" }>["case"] }) {
  const t = useT();
  return (
    <p>
      <strong>
        <Typed>{one.ownTitle || one.title}</Typed>
      </strong>
      {one.ownTitle ? (
        <span className="block">
          <Typed>{one.title}</Typed>
        </span>
      ) : null}
      <span className="block hint">
        <Typed>{one.ownOrganisation || one.organisation}</Typed>
        {one.ownOrganisation ? (
          <>
            {" ("}
            <Typed>{one.organisation}</Typed>
            {")"}
          </>
        ) : null}
        {one.country ? `, ${countryName(one.country, t.locale)}` : ""}{" "}
        <span className="code">{one.code}</span>
      </span>
    </p>
  );
}
