import { useLoaderData } from "@remix-run/react";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function LinkPage() {
  const { address, refusal } = useLoaderData<typeof loader>();
  const result = useFormResult();
  const t = useT();
  const elsewhere = refusal?.id === "account.linkElsewhere";
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={t("account.linkTitle")}>
        {address ? (
          <p>
            <T id="account.linkLead" address={<Typed>{address}</Typed>} />
          </p>
        ) : null}
      </WorkHead>
      <form method="post" className="stack-l">
        {refusal ? <p className="notice bad">{t.say(refusal)}</p> : null}
        <p className="actions">
          <button className="button" disabled={Boolean(refusal)}>
            {t("site.signIn")}
          </button>
          {refusal ? (
            <a href={elsewhere ? paths.signInCode : paths.signIn}>
              {t(elsewhere ? "account.typeCode" : "account.askAgain")}
            </a>
          ) : null}
        </p>
      </form>
    </div>
  );
}
