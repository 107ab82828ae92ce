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
export default function AddressRemovalPage() {
  const { address, refusal } = useLoaderData<typeof loader>();
  const result = useFormResult();
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        over={<a href={paths.addresses}>{t("account.addressesTitle")}</a>}
        title={t("account.removeTitle")}
      >
        <p>
          <T id="account.removeLead" address={<Typed>{address}</Typed>} />
        </p>
      </WorkHead>
      <form method="post" className="stack-l">
        {refusal ? <p className="notice quiet">{t.say(refusal)}</p> : null}
        <p className="actions">
          <button className="button" disabled={Boolean(refusal)}>
            {t("account.removeAction")}
          </button>
          <a href={paths.addresses}>{t("account.back")}</a>
        </p>
      </form>
    </div>
  );
}
