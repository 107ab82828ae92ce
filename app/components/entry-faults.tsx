import { type FileKind, mayLeave, type ScanState } from "~/domain/attachment";
import type { Fault } from "~/domain/form";
import type { Words } from "~/domain/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import { FileFacts, SmallPicture } from "./file-facts";
import { Said, Typed } from "./words";

/** Which answer a fault is of: the label of its field, whole, and its row. */
export function FaultName({ fault }: { fault: Pick<Fault, "label" | "row"> }) {
  return (
    <>
      {fault.row ? (
        <>
          <Said words={fault.row.one} /> {fault.row.number},{" "}
        </>
      ) : null}
      <Said words={fault.label} />
    </>
  );
}

/** That an answer is missing is all there is to say of it, unless the form says how many there must be. */
function saysMore({ kind, message }: Fault): boolean {
  return kind === "wrong" || message.values !== undefined;
}

/** How many answers of a section are missing, and how many are there and wrong. */
function Lacking({ faults }: { faults: readonly Fault[] }) {
  const t = useT();
  const wrong = faults.filter((fault) => fault.kind === "wrong").length;
  return (
    <>
      {wrong < faults.length ? t("entry.missingCount", { count: faults.length - wrong }) : null}
      {wrong > 0 && wrong < faults.length ? " · " : null}
      {wrong > 0 ? t("entering.toMend", { count: wrong }) : null}
    </>
  );
}

/**
 * What an entry lacks, each leading to where it is mended; nothing if it lacks nothing. With `sections` the faults
 * stand under the section that they are in, and how many there are; of one that is untouched its name says it all.
 */
export function EntryFaults({
  faults,
  heading,
  small,
  sections,
  hrefOf,
}: {
  faults: readonly Fault[];
  heading: string;
  small?: string;
  sections?: readonly { id: string; letter: string; title: Words; isUntouched: boolean }[];
  hrefOf: (fault: Pick<Fault, "section" | "path">) => string;
}) {
  const t = useT();
  if (faults.length === 0) return null;
  const list = (some: readonly Fault[]) => (
    <ul className="faults">
      {some.map((fault) => (
        <li key={`${fault.path} ${fault.message.id}`}>
          <a href={hrefOf(fault)}>
            <FaultName fault={fault} />
          </a>
          {saysMore(fault) ? <span className="small block">{t.say(fault.message)}</span> : null}
        </li>
      ))}
    </ul>
  );
  return (
    <div className="error-summary" role="alert" tabIndex={-1} aria-labelledby="error-summary" id="errors">
      <h2 id="error-summary">{heading}</h2>
      {sections
        ? sections.map(({ id, letter, title, isUntouched }) => {
            const own = faults.filter((fault) => fault.section === id);
            const [first] = own;
            const name = (
              <span>
                {letter} <Said words={title} />
              </span>
            );
            return first === undefined ? null : (
              <section key={id} aria-labelledby={`faults-${id}`}>
                <h3 id={`faults-${id}`}>
                  {isUntouched ? <a href={hrefOf(first)}>{name}</a> : name}{" "}
                  <span className="small">
                    {isUntouched ? t("entry.notStarted") : <Lacking faults={own} />}
                  </span>
                </h3>
                {isUntouched ? null : list(own)}
              </section>
            );
          })
        : list(faults)}
      {small ? <p className="small">{small}</p> : null}
    </div>
  );
}

type ListedFile = {
  id: string;
  name: string;
  kind: FileKind;
  size: number;
  pages: number | null;
  description: string;
  credit: string;
  hasSmall: boolean;
  scan: ScanState;
};

/** Files by name, kind and size; pictures are shown small, and what still has to be said of one that is `described`. */
export function FilesList({ files, described }: { files: readonly ListedFile[]; described: boolean }) {
  const t = useT();
  if (files.length === 0) return <p className="hint">{t("files.none")}</p>;
  return (
    <ul className="files">
      {files.map((file) => (
        <li key={file.id} className={file.hasSmall ? "pictured" : undefined}>
          {file.hasSmall && mayLeave(file.scan) ? <SmallPicture id={file.id} /> : null}
          <div>
            {mayLeave(file.scan) ? (
              <a href={paths.attachment(file.id)}>
                <Typed>{file.name}</Typed>
              </a>
            ) : (
              <Typed>{file.name}</Typed>
            )}{" "}
            <FileFacts file={file} />
            {mayLeave(file.scan) ? null : <span className="small block">{t("files.waiting")}</span>}
            {file.description ? (
              <span className="small block">
                <Typed>{file.description}</Typed>
              </span>
            ) : null}
            {described && !(file.description && file.credit) ? (
              <span className="small block hint">{t("files.notDescribed")}</span>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  );
}
