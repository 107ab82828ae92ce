import { useLoaderData } from "@remix-run/react";
import { DeadlineLine } from "~/components/deadline";
import { ErrorSummary, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { sizeOf } from "~/components/entry-reading";
import { WorkHead } from "~/components/page";
import { Said, Typed } from "~/components/words";
import { kindsOf } from "~/domain/form";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { FilesData } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
const accepted = { pdf: ".pdf,application/pdf", jpeg: ".jpg,.jpeg,image/jpeg", png: ".png,image/png" };

/** The files of one answer: what is there, what each picture shows, and a place for more. */
export default function FilesPage() {
  const page = useLoaderData<FilesData>();
  const result = useFormResult();
  const t = useT();
  const { entry, section, field, files } = page;
  const error = result.faults.filter((fault) => fault.field === "file");
  return (
    <div className="wrap">
      <ErrorSummary faults={result.faults} />
      <WorkHead
        over={
          <>
            <a href={paths.entry(entry.id)}>{t("entering.allSections")}</a> ·{" "}
            <span className="code">{entry.code}</span> ·{" "}
            <a href={paths.section(entry.id, section.id)}>
              <Said words={section.title} />
            </a>
          </>
        }
        title={<Said words={field.label} />}
      >
        {field.hint ? (
          <p>
            <Said words={field.hint} />
          </p>
        ) : null}
        <DeadlineLine deadline={page.deadline} />
      </WorkHead>
      <div className="stack-l ending">
        <section className="stack" aria-labelledby="there">
          <h2 id="there">{t("files.there", { count: files.length, max: field.max })}</h2>
          {files.length === 0 ? (
            <p className="hint">{t("files.none")}</p>
          ) : (
            <form method="post" action={paths.fileWords(entry.id, field.id)} className="stack">
              <ul className="files apart">
                {files.map((file) => (
                  <li key={file.id} className="stack">
                    <p>
                      <a href={paths.attachment(file.id)}>
                        <Typed>{file.name}</Typed>
                      </a>{" "}
                      <span className="small hint">
                        {t("files.kindAndSize", { kind: file.kind, ...sizeOf(file.size) })}
                      </span>
                    </p>
                    {field.described ? (
                      <div className="two">
                        <TextField
                          name={`description.${file.id}`}
                          label={
                            <>
                              {t("files.description")}
                              <span className="hidden">
                                , <Typed>{file.name}</Typed>
                              </span>
                            </>
                          }
                          hint={t("files.descriptionHint")}
                          result={result}
                          defaultValue={file.description}
                          dir="auto"
                        />
                        <TextField
                          name={`credit.${file.id}`}
                          label={
                            <>
                              {t("files.creditLabel")}
                              <span className="hidden">
                                , <Typed>{file.name}</Typed>
                              </span>
                            </>
                          }
                          hint={t("files.creditHint")}
                          result={result}
                          defaultValue={file.credit}
                          dir="auto"
                        />
                      </div>
                    ) : null}
                    <p className="small">
                      <span className="small hint">
                        SHA-256 <span className="code">{file.sha256}</span>
                      </span>
                    </p>
                    {page.isLocked ? null : (
                      <p>
                        <button
                          className="button plain"
                          name="attachment"
                          value={file.id}
                          formAction={paths.fileRemoval(entry.id, field.id)}
                        >
                          <span>
                            <T id="files.remove" name={<Typed>{file.name}</Typed>} />
                          </span>
                        </button>
                      </p>
                    )}
                  </li>
                ))}
              </ul>
              {field.described && !page.isLocked ? (
                <p>
                  <button className="button second">{t("files.saveWords")}</button>
                </p>
              ) : null}
            </form>
          )}
        </section>
        <section className="stack" aria-labelledby="more">
          <h2 id="more">{t("files.add")}</h2>
          <form
            method="post"
            action={paths.files(entry.id, field.id)}
            encType="multipart/form-data"
            className="stack"
          >
            <div className={error.length > 0 ? "field wrong" : "field"}>
              <label htmlFor="f-file">{t("files.choose", { max: field.max })}</label>
              <p className="hint" id="f-file-h">
                {t("files.limits", { kinds: kindsOf(field), megabytes: field.megabytes })}
              </p>
              <p className="error" id="f-file-e">
                {error.map(({ message }, at) => (
                  <span key={at} className="block">
                    {t.say(message)}
                  </span>
                ))}
              </p>
              <input
                type="file"
                id="f-file"
                name="file"
                multiple={field.max > 1}
                accept={field.kinds.map((kind) => accepted[kind]).join(",")}
                aria-describedby="f-file-h f-file-e"
                aria-invalid={error.length > 0 ? true : undefined}
                disabled={page.refusal !== null}
              />
            </div>
            {page.refusal ? <p id="why-not">{t.say(page.refusal)}</p> : null}
            <p className="actions">
              <button
                className="button"
                disabled={page.refusal !== null}
                aria-describedby={page.refusal ? "why-not" : undefined}
              >
                {t("files.send")}
              </button>
              <a className="button second" href={paths.section(entry.id, section.id)}>
                <span>
                  <T id="files.back" section={<Said words={section.title} />} />
                </span>
              </a>
            </p>
          </form>
        </section>
      </div>
    </div>
  );
}
