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
 * stand under the section that they are in, and how many there are.
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
  sections?: readonly { id: string; letter: string; title: Words }[];
  hrefOf: (fault: Fault) => string;
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
        ? sections.map(({ id, letter, title }) => {
            const own = faults.filter((fault) => fault.section === id);
            return own.length === 0 ? null : (
              <section key={id} aria-labelledby={`faults-${id}`}>
                <h3 id={`faults-${id}`}>
                  {letter} <Said words={title} />{" "}
                  <span className="small">
                    <Lacking faults={own} />
                  </span>
                </h3>
                {list(own)}
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
  hasSmall: boolean;
  scan: ScanState;
};

/** Files by name, kind and size; pictures are shown small. */
export function FilesList({ files }: { files: readonly ListedFile[] }) {
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
          </div>
        </li>
      ))}
    </ul>
  );
}
