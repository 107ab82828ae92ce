import { useActionData, useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Said } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { action, loader } from "./route.server";
export { loader, action } from "./route.server";

export const handle: Handle = { look: "work" };
export default function MayInvitePage() {
  const { categories, invites } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead over={<a href={paths.judges}>{t("judges.title")}</a>} title={t("conflicts.askTitle")}>
        <p className="measure">{t("conflicts.askLead")}</p>
      </WorkHead>
      <div className="stack-l ending">
        {answered && "may" in answered ? (
          <p className="notice" role="status">
            {t("conflicts.askAnswer", { may: answered.may ? "yes" : "no" })}{" "}
            {!answered.may ? null : invites ? (
              <a href={paths.people}>{t("conflicts.askInvite")}</a>
            ) : (
              t("conflicts.askOrganiser")
            )}
          </p>
        ) : null}
        <form method="post" className="stack-l" noValidate>
          <TextField
            name="name"
            label={t("people.name")}
            result={result}
            maxLength={200}
            autoComplete="off"
          />
          <TextField
            name="address"
            type="email"
            label={t("conflicts.askAddressLabel")}
            result={result}
            maxLength={254}
            autoComplete="off"
          />
          <TextField
            name="organisation"
            label={t("judges.organisation")}
            result={result}
            maxLength={150}
            autoComplete="off"
          />
          <ChoiceField
            name="category"
            label={t("conflicts.askCategory")}
            result={result}
            options={categories.map(({ id, name }) => ({
              id,
              label: (
                <>
                  <span className="code">{id}</span> <Said words={name} />
                </>
              ),
            }))}
          />
          <p>
            <button className="button">{t("conflicts.ask")}</button>
          </p>
        </form>
      </div>
    </div>
  );
}
