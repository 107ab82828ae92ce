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
export default function LetterTestPage() {
  const { title, id, address } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={title} over={<a href={paths.wording(id)}>{t("letterWords.backOne")}</a>} />
      <form method="post" className="stack">
        <p className="measure">
          {address ? (
            <T id="letterWords.testWords" address={<Typed>{address}</Typed>} />
          ) : (
            t("opening.noAddress")
          )}
        </p>
        <div className="actions">
          <button className="button" disabled={!address}>
            {t("letterWords.testSend")}
          </button>
          <a href={paths.wordingPreview(id)}>{t("letterWords.look")}</a>
        </div>
      </form>
    </div>
  );
}
