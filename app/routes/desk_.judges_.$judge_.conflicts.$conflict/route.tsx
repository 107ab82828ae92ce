import { useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary, TextAreaField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export const handle: Handle = { look: "work" };
export default function SettleConflictPage() {
  const { conflict, maySettle, refusals } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  const open = (["confirm", "lift"] as const).filter((one) => refusals[one] === null);
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        over={
          <a href={paths.judge(conflict.judgeId)}>
            <Typed>{conflict.judgeName}</Typed>
          </a>
        }
        title={t("conflicts.settleTitle")}
      />
      <div className="beside">
        <div className="stack-l">
          <dl className="answers">
            {[
              [t("conflicts.judge"), conflict.judgeName],
              [t("conflicts.entry"), `${conflict.code} ${conflict.title}`],
              [t("judges.organisation"), conflict.organisationName],
              [t("judges.tie"), t("conflicts.allKinds", { kind: conflict.kind })],
              [t("conflicts.origin"), t("conflicts.origins", { origin: conflict.origin })],
              [t("judges.effect"), t("conflicts.effects", { tier: conflict.tier })],
              [t("conflicts.words"), conflict.reason || t("conflicts.none")],
            ].map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  <Typed>{value ?? ""}</Typed>
                </dd>
              </div>
            ))}
          </dl>
          {(["confirm", "lift"] as const).map((one) =>
            refusals[one] ? (
              <p key={one} className="hint">
                {t.say(refusals[one])}
              </p>
            ) : null,
          )}
          {maySettle && open.length > 0 ? (
            <form
              method="post"
              action={paths.judgeConflict(conflict.judgeId, conflict.id)}
              className="stack"
              noValidate
            >
              <ChoiceField
                name="settlement"
                label={t("conflicts.decide")}
                result={result}
                options={open.map((one) => ({ id: one, label: t(`conflicts.${one}`) }))}
              />
              <TextAreaField
                name="reason"
                label={t("conflicts.why2")}
                hint={t("conflicts.why2Hint")}
                result={result}
                rows={3}
              />
              <p>
                <button className="button">{t("conflicts.settlement")}</button>
              </p>
            </form>
          ) : null}
        </div>
      </div>
    </div>
  );
}
