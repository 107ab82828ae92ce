import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function InHandPage() {
  const { title, edition, present, refusal } = useLoaderData<typeof loader>();
  const result = useFormResult();
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead over={<a href={paths.editions}>{t("organising.editions.title")}</a>} title={title}>
        <p>{t("organising.editions.takeWords", { edition, present })}</p>
      </WorkHead>
      <form method="post" action={paths.editionInHand(edition)} className="stack">
        <TextField
          name="reason"
          label={t("organising.reason")}
          hint={t("organising.reasonHint")}
          result={result}
        />
        <p className="actions">
          <button className="button" disabled={refusal !== null}>
            {t("organising.editions.take", { edition })}
          </button>
          {refusal ? <span>{t.say(refusal)}</span> : null}
        </p>
      </form>
    </div>
  );
}
