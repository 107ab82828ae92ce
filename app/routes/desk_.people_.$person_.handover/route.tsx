import { useActionData, useLoaderData } from "@remix-run/react";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { action, loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function HandoverPage() {
  const { person, where, refusal } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const code = answered && "code" in answered ? answered.code : null;
  const result = useFormResult();
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        over={
          <a href={paths.person(person.id)}>
            <Typed>{person.name || t("people.unnamed")}</Typed>
          </a>
        }
        title={t("people.handoverTitle")}
      >
        <p>{t("people.handoverLead")}</p>
      </WorkHead>
      {code ? (
        <div className="stack" role="status">
          <p className="lead">
            <code>{code}</code>
          </p>
          <p>
            <T id="people.handoverSay" path={<code>{where}</code>} />
          </p>
          <p>
            <a href={paths.person(person.id)}>{t("account.back")}</a>
          </p>
        </div>
      ) : (
        <form method="post" className="stack-l">
          {refusal ? <p className="notice bad">{t.say(refusal)}</p> : null}
          <p className="actions">
            <button className="button" disabled={Boolean(refusal)}>
              {t("people.handoverMake")}
            </button>
            <a href={paths.person(person.id)}>{t("account.back")}</a>
          </p>
        </form>
      )}
    </div>
  );
}
