import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, TextAreaField, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function CertificateWordsPage() {
  const { title, words, version } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={title} over={<a href={paths.deskCertificates}>{t("certificates.title")}</a>}>
        <p className="measure">{t("certificates.wordsIntro")}</p>
      </WorkHead>
      <form method="post" className="stack-l" noValidate>
        <input type="hidden" name="version" value={version} />
        {(["issuer", "place", "signatory", "office"] as const).map((name) => (
          <TextField
            key={name}
            name={name}
            label={t(`certificates.${name}`)}
            hint={t(`certificates.${name}Hint`)}
            result={result}
            defaultValue={words?.[name]}
            maxLength={200}
            autoComplete="off"
          />
        ))}
        <fieldset className="stack">
          <legend>{t("certificates.permission")}</legend>
          <p className="hint measure">{t("certificates.permissionHint")}</p>
          <TextField
            name="permissionBy"
            label={t("certificates.permissionBy")}
            hint={t("certificates.permissionByHint")}
            result={result}
            defaultValue={words?.permission?.by}
            maxLength={200}
            autoComplete="off"
          />
          <TextField
            name="permissionDay"
            type="date"
            className="short"
            label={t("certificates.permissionDay")}
            result={result}
            defaultValue={words?.permission?.day}
          />
          <TextAreaField
            name="permissionLetter"
            label={t("certificates.permissionLetter")}
            hint={t("certificates.permissionLetterHint")}
            result={result}
            defaultValue={words?.permission?.letter}
            rows={2}
          />
        </fieldset>
        <p className="actions">
          <button className="button">{t("certificates.save")}</button>
        </p>
      </form>
    </div>
  );
}
