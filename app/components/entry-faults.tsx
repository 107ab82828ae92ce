import { type FileKind, mayLeave, type ScanState } from "~/domain/attachment";
import type { Fault } from "~/domain/form";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import { FileFacts, SmallPicture } from "./file-facts";
import { Said, Typed } from "./words";

/** What an entry lacks, each leading to where it is mended; nothing if it lacks nothing. */
export function EntryFaults({
  faults,
  heading,
  small,
  hrefOf,
}: {
  faults: readonly Fault[];
  heading: string;
  small?: string;
  hrefOf: (fault: Fault) => string;
}) {
  const t = useT();
  if (faults.length === 0) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} aria-labelledby="error-summary" id="errors">
      <h2 id="error-summary">{heading}</h2>
      <ul>
        {faults.map((fault) => (
          <li key={`${fault.path} ${fault.message.id}`}>
            <a href={hrefOf(fault)}>
              {fault.row ? (
                <>
                  <Said words={fault.row.one} /> {fault.row.number},{" "}
                </>
              ) : null}
              <Said words={fault.label} />: {t.say(fault.message)}
            </a>
          </li>
        ))}
      </ul>
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
