import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export default function TestMailCodePage() {
  const { title, address, code } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={title}>
        <p className="measure">
          <T id="opening.codeWords" address={<Typed>{address}</Typed>} />
        </p>
      </WorkHead>
      <form method="post" className="stack" noValidate>
        <div className="short">
          <TextField
            name="code"
            label={t("opening.code")}
            hint={t("opening.codeHint")}
            result={result}
            defaultValue={code}
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
          />
        </div>
        <div className="actions">
          <button className="button">{t("opening.confirm")}</button>
          <a href={paths.testMail}>{t("opening.again")}</a>
          <a href={paths.setUp}>{t("opening.back")}</a>
        </div>
      </form>
    </div>
  );
}
