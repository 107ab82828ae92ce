import { useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export const handle: Handle = { look: "work" };

export default function ProposedLogoPage() {
  const { title, version, alt, refusal } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={title} over={<a href={paths.ownProposal}>{t("sponsoring.proposalTitle")}</a>} />
      {refusal ? (
        <p className="notice quiet">{t.say(refusal)}</p>
      ) : (
        <form method="post" encType="multipart/form-data" className="stack-l" noValidate>
          <input type="hidden" name="version" value={version} />
          <TextField
            name="logo"
            type="file"
            accept="image/png,image/svg+xml"
            label={t("sponsors.logoFile")}
            hint={t("sponsors.logoHint")}
            result={{ faults: result.faults, values: {} }}
          />
          <ChoiceField
            name="ground"
            label={t("sponsors.ground")}
            result={result}
            defaultValue="light"
            options={(["light", "dark"] as const).map((id) => ({ id, label: t(`sponsors.ground.${id}`) }))}
          />
          <TextField
            name="alt"
            label={t("sponsors.alt")}
            hint={t("sponsors.altHint")}
            result={result}
            defaultValue={alt}
            autoComplete="off"
          />
          <div className="actions">
            <button className="button">{t("sponsoring.logoSave")}</button>
            <a href={paths.ownProposal}>{t("sponsoring.backToWords")}</a>
          </div>
        </form>
      )}
    </div>
  );
}
