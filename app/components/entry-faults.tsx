import type { Fault } from "~/domain/form";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import { sizeOf } from "./entry-reading";
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
  kind: string;
  size: number;
  description: string;
  credit: string;
};

/** Files by name, kind and size. */
export function FilesList({ files }: { files: readonly ListedFile[] }) {
  const t = useT();
  if (files.length === 0) return <p className="hint">{t("files.none")}</p>;
  return (
    <ul className="files">
      {files.map((file) => (
        <li key={file.id}>
          <a href={paths.attachment(file.id)}>
            <Typed>{file.name}</Typed>
          </a>{" "}
          <span className="small hint">
            {t("files.kindAndSize", { kind: file.kind, ...sizeOf(file.size) })}
          </span>
          {file.description ? (
            <span className="small block">
              <Typed>{file.description}</Typed>
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
