import { useActionData, useLoaderData } from "@remix-run/react";
import { ErrorSummary, Slot, TextAreaField, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { Moment } from "~/components/words";
import { checkCommands, hashCommands, receiptFiles } from "~/domain/receipt";
import type { MessageId } from "~/locales/catalogue";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { action, loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "public" };
export default function CheckReceiptPage() {
  const page = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const posted = useFormResult();
  const t = useT();
  const answer = (sent && "answer" in sent ? sent.answer : null) ?? page.answer;
  const asked = {
    faults: page.faults.map(({ field, message }) => ({ field, message: { id: message as MessageId } })),
    values: page.typed,
  };
  const fileFault = posted.faults.find(({ field }) => field === "file");
  const files = receiptFiles({ code: "IIOE-2027-0001", number: 1 });
  const lists = checkCommands(files.sums);
  const one = hashCommands(files.document);
  return (
    <>
      <div className="wrap cover">
        <ErrorSummary faults={[...posted.faults, ...asked.faults]} />
        <h1>{t("papers.check.title")}</h1>
        <p className="lead">{t("papers.check.lead")}</p>
        {answer ? (
          <div className={answer.found ? "notice" : "notice bad"} role="status">
            <h2>
              {t(
                !answer.found
                  ? "papers.check.notFound"
                  : answer.found.isSuperseded
                    ? "papers.check.superseded"
                    : "papers.check.found",
              )}
            </h2>
            {answer.found ? (
              <p>
                <T
                  id="papers.check.foundWords"
                  code={<span className="code">{answer.found.code}</span>}
                  number={answer.found.number}
                  moment={
                    <>
                      <Moment at={answer.found.at} zone={page.zone} withSeconds />,{" "}
                      <Moment at={answer.found.at} zone="UTC" withSeconds />
                    </>
                  }
                />
              </p>
            ) : (
              <p>{t("papers.check.notFoundWords")}</p>
            )}
            {answer.found?.isSuperseded ? <p>{t("papers.check.supersededWords")}</p> : null}
            {answer.isExact ? null : <p>{t("papers.check.laidOut")}</p>}
          </div>
        ) : null}
      </div>
      <div className="wrap">
        <section className="leaf" aria-labelledby="document">
          <h2 id="document">{t("papers.check.document")}</h2>
          <form
            method="post"
            action={paths.checkReceipt}
            encType="multipart/form-data"
            className="stack-l"
            noValidate
          >
            <Slot
              id="f-file"
              label={t("papers.check.file")}
              hint={t("papers.check.fileHint")}
              error={fileFault ? t.say(fileFault.message) : ""}
            >
              <input
                type="file"
                id="f-file"
                name="file"
                accept=".json"
                aria-describedby="f-file-h f-file-e"
              />
            </Slot>
            <TextAreaField
              name="document"
              label={t("papers.check.paste")}
              hint={t("papers.check.pasteHint")}
              result={posted}
              spellCheck={false}
              dir="ltr"
            />
            <p className="actions">
              <button className="button">{t("papers.check.now")}</button>
            </p>
          </form>
        </section>
        <section className="leaf" aria-labelledby="by-hand">
          <h2 id="by-hand">{t("papers.check.byHand")}</h2>
          <form method="get" action={paths.checkReceipt} className="stack-l" noValidate>
            <TextField
              name="code"
              label={t("entry.code")}
              result={asked}
              autoComplete="off"
              spellCheck={false}
            />
            <TextField
              name="hash"
              label={t("entry.contentHash")}
              hint={t("papers.check.hashHint")}
              result={asked}
              autoComplete="off"
              spellCheck={false}
              className="long"
            />
            <p className="actions">
              <button className="button second">{t("papers.check.now")}</button>
            </p>
          </form>
        </section>
        <section className="leaf" aria-labelledby="alone">
          <h2 id="alone">{t("papers.check.alone")}</h2>
          <p>
            <T
              id="papers.check.aloneWords"
              unix={<code className="long">{lists.unix}</code>}
              mac={<code className="long">{lists.mac}</code>}
              one={<code className="long">{one.unix}</code>}
              oneMac={<code className="long">{one.mac}</code>}
              oneWindows={<code className="long">{one.windows}</code>}
            />
          </p>
        </section>
      </div>
    </>
  );
}
