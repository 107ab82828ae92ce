import { type FormEvent, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { mayLeave } from "~/domain/attachment";
import { kindsOf } from "~/domain/form";
import type { FormResult } from "~/forms/form-result";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { FilesData, ListedFile } from "~/routes/entries_.$entry_.files.$field/route.server";
import { FileFacts, sizeOf, SmallPicture } from "./file-facts";
import { TextField } from "./form";
import { openUploadKeeper, type Sending, type UploadKeeper } from "./upload-keeper";
import { Said, Typed } from "./words";

/** Nothing to listen to: a page that has come to life stays alive. */
const never = () => () => undefined;
const accepted = { pdf: ".pdf,application/pdf", jpeg: ".jpg,.jpeg,image/jpeg", png: ".png,image/png" };

/**
 * The files of one answer and a place for more. Without a script, files go with the form; with one they are sent in
 * parts as soon as they are chosen, and go on after every break.
 */
export function EntryFiles({ page, result }: { page: FilesData; result: FormResult }) {
  const t = useT();
  const { entry, section, field, locked } = page;
  const [files, setFiles] = useState<readonly ListedFile[]>(page.files);
  const [isSaved, setSaved] = useState(false);
  const [keeper] = useState(() =>
    openUploadKeeper({
      endpoint: paths.uploads(entry.id, field.id),
      urlOf: (id) => paths.upload(entry.id, field.id, id),
      field,
      unfinished: page.unfinished,
      there: page.files.length,
      attached: (file) => {
        if (file) setFiles((there) => [...there.filter((one) => one.id !== file.id), file]);
      },
    }),
  );
  const sendings = useSyncExternalStore(keeper.subscribe, keeper.now, keeper.atFirst);
  const said = useSyncExternalStore(keeper.subscribe, keeper.said, keeper.said);
  const isAlive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const chooser = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement | null) => {
    if (!input?.files?.length) return;
    void keeper.add([...input.files]);
    input.value = ""; // the same file may be chosen again
  };
  useEffect(() => {
    take(chooser.current); // chosen before the scripts arrived
    return keeper.attach();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the page has come to life
  }, []);

  const error = result.faults.filter((fault) => fault.field === "file");
  const full =
    files.length >= field.max ? { id: "files.tooMany" as const, values: { max: field.max } } : null;
  const back = (
    <a className="button second" href={paths.section(entry.id, section.id)}>
      <span>
        <T id="files.back" section={<Said words={section.title} />} />
      </span>
    </a>
  );

  // The words are saved beside what is on its way: another page would break it off. It goes on when this page is left.
  const isTyped = useRef(false);
  async function sendWords(form: HTMLFormElement): Promise<boolean> {
    isTyped.current = false;
    const answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form) as unknown as Record<string, string>), // text fields alone
      keepalive: true,
    }).catch(() => null);
    const isTaken = Boolean(answer?.ok && answer.redirected && !answer.url.includes(paths.signIn));
    // Typed once more meanwhile: that waits until its own line is left.
    setSaved(isTaken && !isTyped.current);
    return isTaken;
  }
  async function saveWords(event: FormEvent<HTMLFormElement>) {
    const form = event.currentTarget;
    const button = (event.nativeEvent as SubmitEvent).submitter;
    if (button?.hasAttribute("formaction")) return;
    event.preventDefault();
    if (!(await sendWords(form))) form.submit(); // the page that answers says what is wrong, and keeps what was typed
  }

  return (
    <div className="stack-l ending">
      <section className="stack" aria-labelledby="there">
        <h2 id="there">{t("files.there", { count: files.length, max: field.max })}</h2>
        {files.length === 0 ? null : (
          <form
            method="post"
            action={paths.fileWords(entry.id, field.id)}
            className="stack"
            onSubmit={(event) => void saveWords(event)}
            onInput={() => {
              isTyped.current = true;
              setSaved(false);
            }}
            onBlur={({ currentTarget }) => {
              // A line that is left is saved, as everywhere in the form: nothing typed is lost by going on.
              if (isTyped.current)
                void sendWords(currentTarget).then((isTaken) => (isTyped.current ||= !isTaken));
            }}
          >
            <ul className="files apart">
              {files.map((file) => (
                <AttachedFile key={file.id} file={file} page={page} result={result} />
              ))}
            </ul>
            {field.described && !locked ? (
              <p className="actions">
                <button className="button second">{t("files.saveWords")}</button>
                <span role="status" className="small">
                  {isSaved ? t("files.wordsSaved") : ""}
                </span>
              </p>
            ) : null}
          </form>
        )}
      </section>
      {sendings.length > 0 ? (
        <section className="stack" aria-labelledby="sending">
          <h2 id="sending">
            {t(sendings.every((one) => one.state === "refused") ? "files.notTaken" : "files.sending")}
          </h2>
          <ul className="files apart">
            {sendings.map((sending) => (
              <SendingFile key={sending.key} sending={sending} keeper={isAlive ? keeper : null} page={page} />
            ))}
          </ul>
        </section>
      ) : null}
      <p role="status" className="hidden">
        {said ? t(`files.said.${said.kind}`, { name: said.name }) : ""}
      </p>
      <section className="stack" aria-label={t("files.add")}>
        {full && !locked ? null : <h2>{t("files.add")}</h2>}
        {full && !locked ? (
          <>
            <p>{t.say(full)}</p>
            <p className="actions">{back}</p>
          </>
        ) : (
          <form
            method="post"
            action={paths.files(entry.id, field.id)}
            encType="multipart/form-data"
            className="stack"
            onSubmit={(event) => {
              event.preventDefault(); // files are on their way as soon as they are chosen
            }}
          >
            <div className={error.length > 0 ? "field wrong" : "field"}>
              <label htmlFor="f-file">{t("files.choose", { max: field.max })}</label>
              <p className="hint" id="f-file-h">
                {t("files.limits", {
                  kinds: kindsOf(field),
                  megabytes: field.megabytes,
                  pages: field.pages ?? 0,
                  max: field.max,
                })}
              </p>
              {error.length > 0 ? (
                <p className="error" id="f-file-e">
                  {error.map(({ message }, at) => (
                    <span key={at} className="block">
                      {t.say(message)}
                    </span>
                  ))}
                </p>
              ) : null}
              <input
                ref={chooser}
                type="file"
                id="f-file"
                name="file"
                multiple={field.max > 1}
                accept={field.kinds.map((kind) => accepted[kind]).join(",")}
                aria-describedby={error.length > 0 ? "f-file-h f-file-e" : "f-file-h"}
                aria-invalid={error.length > 0 ? true : undefined}
                disabled={locked !== null}
                onChange={({ currentTarget }) => {
                  take(currentTarget);
                }}
              />
            </div>
            {locked ? <p id="why-not">{t.say(locked)}</p> : null}
            <p className="small hint measure">
              {t("files.cleaned")}
              {page.uploadGraceMinutes > 0
                ? ` ${t("files.grace", { minutes: page.uploadGraceMinutes })}`
                : ""}
            </p>
            <p className="actions">
              {isAlive ? null : (
                <button
                  className="button"
                  disabled={locked !== null}
                  aria-describedby={locked ? "why-not" : undefined}
                >
                  {t("files.send")}
                </button>
              )}
              {back}
            </p>
          </form>
        )}
      </section>
    </div>
  );
}

/** A file of the draft: what it is, what it says beside what it shows, and for a picture what others must know. */
function AttachedFile({ file, page, result }: { file: ListedFile; page: FilesData; result: FormResult }) {
  const t = useT();
  const { entry, field, locked } = page;
  const named = (label: string) => (
    <>
      {label}
      <span className="hidden">
        , <Typed>{file.name}</Typed>
      </span>
    </>
  );
  return (
    <li className="stack">
      <div className={file.hasSmall && mayLeave(file.scan) ? "pictured" : undefined}>
        {file.hasSmall && mayLeave(file.scan) ? <SmallPicture id={file.id} /> : null}
        <div className="stack">
          <p>
            {mayLeave(file.scan) ? (
              <a href={paths.attachment(file.id)}>
                <Typed>{file.name}</Typed>
              </a>
            ) : (
              <Typed>{file.name}</Typed>
            )}{" "}
            <FileFacts file={file} />
          </p>
          {mayLeave(file.scan) ? null : <p className="notice">{t("files.waiting")}</p>}
          <Findings file={file} />
          {field.described ? (
            <div className="two">
              <TextField
                name={`description.${file.id}`}
                label={named(t("files.description"))}
                hint={t("files.descriptionHint")}
                result={result}
                defaultValue={file.description}
                dir="auto"
              />
              <TextField
                name={`credit.${file.id}`}
                label={named(t("files.creditLabel"))}
                hint={t("files.creditHint")}
                result={result}
                defaultValue={file.credit}
                dir="auto"
              />
            </div>
          ) : null}
          {locked ? null : (
            <p>
              <button
                className="button plain"
                name="attachment"
                value={file.id}
                formAction={paths.fileRemoval(entry.id, field.id)}
              >
                <span>
                  <T id="files.remove" name={<Unseen>{file.name}</Unseen>} />
                </span>
              </button>
            </p>
          )}
        </div>
      </div>
    </li>
  );
}

/** What a file says beside what it shows, and that judges get it without. */
function Findings({ file: { findings } }: { file: ListedFile }) {
  const t = useT();
  const sentences = [
    findings.names.length > 0
      ? t("files.namesAuthor", { names: findings.names.map((name) => `“${name}”`).join(", ") })
      : "",
    findings.place ? t("files.tellsPlace") : "",
    findings.files > 0 ? t("files.holdsFiles", { count: findings.files }) : "",
    findings.programs > 0 ? t("files.holdsPrograms") : "",
    findings.versions > 0 ? t("files.holdsVersions", { count: findings.versions }) : "",
  ].filter(Boolean);
  if (sentences.length === 0) return null;
  return (
    <p className="notice quiet">
      <span>
        <bdi>{sentences.join(" ")}</bdi> {t("files.withoutIt")}
      </span>
    </p>
  );
}

/** The name of a file in what its button is called: it is read beside the button already. */
function Unseen({ children }: { children: string }) {
  return (
    <span className="hidden">
      <Typed>{children}</Typed>
    </span>
  );
}

/** A file on its way: how far it is, and what one may do about it. */
function SendingFile({
  sending,
  keeper,
  page,
}: {
  sending: Sending;
  keeper: UploadKeeper | null;
  page: FilesData;
}) {
  const t = useT();
  const { key, name, state, why } = sending;
  const { size, unit } = sizeOf(sending.size);
  const scale = unit === "MB" ? 1_000_000 : 1000;
  const sent = Math.min(size, Math.floor((sending.sent / scale) * 10) / 10);
  const button = (id: "files.pause" | "files.goOn" | "files.cancel" | "files.discard", act: () => void) => (
    <button type="button" className="button plain" onClick={act}>
      <span>
        <T id={id} name={<Unseen>{name}</Unseen>} />
      </span>
    </button>
  );
  return (
    <li className="sending" data-state={state}>
      <p>
        <Typed>{name}</Typed>{" "}
        {state === "refused" ? null : (
          <span className="small hint">{t("files.progress", { sent, size, unit })}</span>
        )}
      </p>
      {state === "refused" ? null : (
        <progress max={sending.size} value={sending.sent} aria-label={t("files.progressOf", { name })} />
      )}
      <p className={state === "refused" || state === "signedOut" ? "error" : "small"}>
        {state === "refused"
          ? why === null || typeof why === "string"
            ? why
            : t.say(why)
          : t(`files.state.${state}`)}{" "}
        {state === "signedOut" ? (
          <a href={paths.signInTo(paths.files(page.entry.id, page.field.id))}>{t("files.signIn")}</a>
        ) : null}
      </p>
      {keeper ? (
        <p className="actions">
          {["waiting", "sending", "cut", "full"].includes(state)
            ? button("files.pause", () => keeper.pause(key))
            : null}
          {state === "paused" ? button("files.goOn", () => keeper.goOn(key)) : null}
          {state === "refused" ? (
            <button type="button" className="button plain" onClick={() => keeper.remove(key)}>
              {t("files.dismiss")}
            </button>
          ) : state === "examining" ? null : (
            button(state === "left" ? "files.discard" : "files.cancel", () => keeper.remove(key))
          )}
        </p>
      ) : null}
    </li>
  );
}
