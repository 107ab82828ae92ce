import { useLoaderData } from "@remix-run/react";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export const handle: Handle = { look: "work" };
export default function ResendInvitationPage() {
  const { person, address, refusal } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        over={
          <a href={paths.person(person.id)}>
            <Typed>{person.name || t("people.unnamed")}</Typed>
          </a>
        }
        title={t("people.resendTitle")}
      >
        <p>
          <T id="people.resendLead" address={<Typed>{address}</Typed>} />
        </p>
      </WorkHead>
      <form method="post" className="stack">
        <p>
          <button className="button" disabled={refusal !== null}>
            {t("people.resend")}
          </button>
        </p>
        {refusal ? <p className="hint">{t.say(refusal)}</p> : null}
      </form>
    </div>
  );
}
