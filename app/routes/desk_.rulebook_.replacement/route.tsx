import { useActionData, useLoaderData } from "@remix-run/react";
import { ErrorSummary, TextAreaField, TextField } from "~/components/form";
import { WorkHead } from "~/components/page";
import { Typed } from "~/components/words";
import type { FormResult } from "~/forms/form-result";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { action, loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function ReplacementPage() {
  const { edition, version, isSealed } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const result: FormResult = answer ?? { faults: [], values: {} };
  const t = useT();
  const preview = answer && "preview" in answer ? answer.preview : null;
  const documentFaults = answer && "documentFaults" in answer ? answer.documentFaults : [];
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        over={<a href={paths.rulebook}>{t("organising.rulebook.title")}</a>}
        title={t("organising.rulebook.replacement")}
      >
        <p>{t("organising.rulebook.never")}</p>
        {isSealed ? <p className="notice quiet">{t("organising.rulebook.isSealed")}</p> : null}
      </WorkHead>
      {preview ? (
        <Preview
          preview={preview}
          hidden={[
            ["document", result.values["document"]],
            ["reason", result.values["reason"]],
            ["version", result.values["version"]],
          ]}
        />
      ) : null}
      {documentFaults.length > 0 ? (
        <section className="leaf" aria-labelledby="faults">
          <h2 id="faults">{t("organising.rulebook.faults", { count: documentFaults.length })}</h2>
          <dl className="answers">
            {documentFaults.map((fault, at) => (
              <div key={at}>
                <dt>
                  <Typed>{fault.where}</Typed>
                </dt>
                <dd>
                  <Typed lang="en">{fault.message}</Typed>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      <section className="leaf" aria-labelledby="document">
        <h2 id="document">{t("organising.rulebook.document")}</h2>
        <form
          method="post"
          action={paths.rulebookReplacement}
          encType="multipart/form-data"
          className="stack"
        >
          <input type="hidden" name="version" value={version} />
          <div className="field">
            <label htmlFor="file">{t("organising.rulebook.file")}</label>
            <input id="file" type="file" name="file" accept=".json,application/json" />
          </div>
          <TextAreaField
            name="document"
            label={t("organising.rulebook.paste")}
            hint={t("organising.rulebook.pasteHint", { edition })}
            result={result}
            rows={10}
            spellCheck={false}
            dir="ltr"
          />
          <TextField
            name="reason"
            label={t("organising.reason")}
            hint={t("organising.reasonHint")}
            result={result}
          />
          <p className="actions">
            <button className={preview ? "button second" : "button"}>
              {t("organising.rulebook.preview")}
            </button>
          </p>
        </form>
      </section>
    </div>
  );
}

function Preview({
  preview,
  hidden,
}: {
  preview: {
    edition: string;
    isOther: boolean;
    isStale: boolean;
    refusal: FormResult["faults"][number]["message"] | null;
    changes: { where: string; before?: string; after?: string }[];
    count: number;
  };
  hidden: [string, string | string[] | undefined][];
}) {
  const t = useT();
  const { refusal, isStale, isOther } = preview;
  return (
    <section className="leaf" aria-labelledby="changes">
      <h2 id="changes">
        {isOther
          ? t("organising.rulebook.otherHead", { edition: preview.edition })
          : t("organising.rulebook.changes", { count: preview.count })}
      </h2>
      <div className="stack">
        {isOther ? <p>{t("organising.rulebook.otherWords", { edition: preview.edition })}</p> : null}
        {isStale ? <p className="notice bad">{t("organising.rulebook.stale")}</p> : null}
        <dl className="answers">
          {preview.changes.map((change) => (
            <div key={change.where}>
              <dt>
                <Typed>{change.where}</Typed>
              </dt>
              <dd>
                <span className="small">{t("organising.rulebook.before")}</span>{" "}
                {change.before === undefined ? (
                  t("organising.rulebook.nothing")
                ) : (
                  <Typed>{change.before}</Typed>
                )}
              </dd>
              <dd>
                <span className="small">{t("organising.rulebook.after")}</span>{" "}
                {change.after === undefined ? (
                  t("organising.rulebook.nothing")
                ) : (
                  <Typed>{change.after}</Typed>
                )}
              </dd>
            </div>
          ))}
        </dl>
        {preview.count > preview.changes.length ? (
          <p>{t("organising.rulebook.more", { count: preview.count - preview.changes.length })}</p>
        ) : null}
        <form method="post" action={isOther ? paths.editions : paths.rulebookVersions} className="stack">
          {hidden.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value ?? ""} />
          ))}
          <p className="actions">
            <button className="button" disabled={refusal !== null || isStale}>
              {isOther ? t("organising.editions.add") : t("organising.rulebook.putInForce")}
            </button>
            {refusal ? <span>{t.say(refusal)}</span> : null}
          </p>
        </form>
      </div>
    </section>
  );
}
