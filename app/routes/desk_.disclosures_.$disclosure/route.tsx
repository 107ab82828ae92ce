import { useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
type Page = ReturnType<typeof useLoaderData<typeof loader>>;

export default function DisclosurePage() {
  const page = useLoaderData<typeof loader>();
  const { id, title, name, office, organisation, address, what, reason, state, zone } = page;
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={title} over={<a href={paths.disclosures}>{t("disclosure.list")}</a>}>
        <p>
          {t("disclosure.state", { state })}.{" "}
          <T id="disclosure.until" at={<Moment at={page.expiresAt} zone={zone} />} />.
        </p>
      </WorkHead>
      <dl className="answers ending">
        <div>
          <dt>{t("disclosure.who")}</dt>
          <dd>
            <Typed>{name}</Typed>
            <span className="block">
              <Typed>{office}</Typed>, <Typed>{organisation}</Typed>
            </span>
            <span className="block">
              <Typed>{address}</Typed>
            </span>
          </dd>
        </div>
        <div>
          <dt>{t("disclosure.what")}</dt>
          <dd>{what}</dd>
        </div>
        <div>
          <dt>{t("disclosure.reason")}</dt>
          <dd>
            <Typed>{reason}</Typed>
          </dd>
        </div>
        <History page={page} />
      </dl>
      {page.answering ? (
        <form method="post" className="stack ending" noValidate>
          <p className="measure">
            <T id="disclosure.answerWords" address={<Typed>{address}</Typed>} />
          </p>
          <ChoiceField
            name="answer"
            label={t("disclosure.answer")}
            result={result}
            options={[
              { id: "approved", label: t("disclosure.approve") },
              { id: "refused", label: t("disclosure.refuse") },
            ]}
          />
          <p>
            <button
              className="button"
              disabled={page.answering.refusal !== null}
              aria-describedby={page.answering.refusal ? "why" : undefined}
            >
              {t("disclosure.give")}
            </button>
          </p>
          {page.answering.refusal ? (
            <p className="small hint" id="why">
              {t.say(page.answering.refusal)}
            </p>
          ) : null}
        </form>
      ) : null}
      {page.mayEnd ? (
        <p className="ending">
          <a href={paths.disclosureEnd(id)}>{t("disclosure.goEnd")}</a>
        </p>
      ) : null}
    </div>
  );
}

/** Who did what when, and each reading. */
function History({ page: { proposed, answered, ended, acknowledgedAt, readings, zone } }: { page: Page }) {
  const t = useT();
  const of = ({ name, at }: { name: string; at: string }) => ({
    name: <Typed>{name}</Typed>,
    at: <Moment at={at} zone={zone} />,
  });
  return (
    <>
      <div>
        <dt>{t("correction.state")}</dt>
        <dd>
          <span className="block">
            <T id="disclosure.proposed" {...of(proposed)} />
          </span>
          {answered ? (
            <span className="block">
              <T id="disclosure.answered" state={answered.state} {...of(answered)} />
            </span>
          ) : null}
          {ended ? (
            <span className="block">
              <T id="disclosure.ended" {...of(ended)} />
            </span>
          ) : null}
        </dd>
      </div>
      {answered ? (
        <div>
          <dt>{t("disclosure.readings", { count: readings.length })}</dt>
          <dd>
            <span className="block">
              {acknowledgedAt ? (
                <T id="disclosure.promised" at={<Moment at={acknowledgedAt} zone={zone} />} />
              ) : (
                t("disclosure.notPromised")
              )}
            </span>
            {readings.map((at, number) => (
              <span key={number} className="block">
                <Moment at={at} zone={zone} withSeconds />
              </span>
            ))}
          </dd>
        </div>
      ) : null}
    </>
  );
}
