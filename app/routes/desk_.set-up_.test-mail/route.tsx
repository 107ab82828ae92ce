import { useLoaderData } from "@remix-run/react";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export default function TestMailPage() {
  const { title, address, isKept } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={title} />
      <form method="post" className="stack">
        <p>
          {address ? <T id="opening.testWords" address={<Typed>{address}</Typed>} /> : t("opening.noAddress")}
        </p>
        {isKept ? (
          <div className="notice quiet">
            <p>{t("opening.testFolder")}</p>
          </div>
        ) : null}
        <div className="actions">
          <button className="button" disabled={!address}>
            {t("opening.send")}
          </button>
          <a href={paths.setUp}>{t("opening.back")}</a>
        </div>
      </form>
    </div>
  );
}
