import type { ReactNode } from "react";
import type { EntryView, ViewField, ViewSection, ViewValue } from "~/domain/entry-document";
import { inLanguage, type Words } from "~/domain/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import { FileFacts, SmallPicture } from "./file-facts";
import { countryName, dayText, Said, Typed, writtenIn } from "./words";

/** An entry for reading, section after section; `only` narrows it to one. Headings start at level 2. */
export function EntryReading({ view, only }: { view: EntryView; only?: string }) {
  return (
    <article className="reading" aria-labelledby={`s-${(only ?? view.sections[0]?.id) || "none"}`}>
      {view.sections
        .filter((section) => only === undefined || section.id === only)
        .map((section) => (
          <section key={section.id} className="stack-l" aria-labelledby={`s-${section.id}`}>
            <h2 id={`s-${section.id}`}>
              <Said words={section.title} />
            </h2>
            <SectionReading section={section} />
          </section>
        ))}
    </article>
  );
}

/** An entry for looking things up: each section is open, and can be put away. */
export function FoldedReading({ view }: { view: EntryView }) {
  return (
    <div className="reading folded">
      {view.sections.map((section) => (
        <details key={section.id} open>
          <summary>
            <h2>
              <Said words={section.title} />
            </h2>
          </summary>
          <div className="stack-l">
            <SectionReading section={section} />
          </div>
        </details>
      ))}
    </div>
  );
}

/** The fields of a section: texts as texts, everything short as one list of label and answer. */
export function SectionReading({ section }: { section: ViewSection }) {
  const groups: ViewField[][] = [];
  for (const field of section.fields) {
    const last = groups.at(-1);
    if (last && !isLong(field) && last[0] && !isLong(last[0])) last.push(field);
    else groups.push([field]);
  }
  return (
    <>
      {groups.map((group) => {
        const first = group[0]!; // a group is made with a field in it
        return isLong(first) ? (
          <section key={first.id} className="stack" id={`field-${first.id}`}>
            <h3>
              <Said words={first.label} /> <WordsOf value={first.value} />
            </h3>
            <Value field={first.id} label={first.label} value={first.value} />
          </section>
        ) : (
          <dl key={first.id} className="answers">
            {group.map((field) => (
              <div key={field.id} id={`field-${field.id}`}>
                <dt>
                  <Said words={field.label} />
                </dt>
                <dd>
                  <Value field={field.id} label={field.label} value={field.value} />
                </dd>
              </div>
            ))}
          </dl>
        );
      })}
    </>
  );
}

const isLong = (field: ViewField) => ["prose", "rows", "files"].includes(field.value.kind);

function WordsOf({ value }: { value: ViewValue }) {
  const t = useT();
  return value.kind === "prose" ? (
    <span>{t("entering.wordsOf", { words: value.words, limit: value.limit })}</span>
  ) : null;
}

/** One answer as it is read: resolved, and apart from the words around it. */
export function Value({ field, value, label }: { field: string; value: ViewValue; label: Words }): ReactNode {
  const t = useT();
  switch (value.kind) {
    case "none":
      return <span className="hint">{t("entering.notProvided")}</span>;
    case "text":
      return <Typed>{value.text}</Typed>;
    case "prose":
      return value.paragraphs.map((words, at) => (
        <p key={at} dir="auto">
          {words}
        </p>
      ));
    case "options":
      return value.options.map((words, at) => (
        <span key={at} className="block">
          <Said words={words} />
        </span>
      ));
    case "number":
      return <span suppressHydrationWarning>{value.number.toLocaleString(writtenIn(t.locale))}</span>;
    case "date":
      return (
        <time dateTime={value.day} suppressHydrationWarning>
          {dayText(value.day, t.locale)}
        </time>
      );
    case "ongoing":
      return t("entering.ongoing");
    case "country":
      return <bdi suppressHydrationWarning>{countryName(value.code, t.locale)}</bdi>;
    case "link":
      return (
        <a href={value.url} rel="noreferrer nofollow ugc">
          <Typed>{value.url}</Typed>
        </a>
      );
    case "consent":
      return t("entering.consented");
    case "rows":
      return (
        // A wide table scrolls inside its own region, which the keyboard must be able to reach.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="scroll rows" role="region" aria-label={inLanguage(label, t.locale)} tabIndex={0}>
          <table>
            <caption className="hidden">
              <Said words={label} />
            </caption>
            <thead>
              <tr>
                {value.columns.map((column) => (
                  <th key={column.id} scope="col" className={column.numeric ? "num" : undefined}>
                    <Said words={column.label} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {value.rows.map((row) => (
                <tr key={row.key}>
                  {row.cells.map((cell, at) => {
                    const column = value.columns[at]!; // one cell for each column
                    const content = <Value field={field} label={column.label} value={cell} />;
                    return at === 0 ? (
                      <th key={column.id} scope="row">
                        {content}
                      </th>
                    ) : (
                      <td
                        key={column.id}
                        className={column.numeric ? "num" : undefined}
                        data-label={inLanguage(column.label, t.locale)}
                      >
                        {content}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case "files":
      return (
        <ul className="files">
          {value.files.map((file) => (
            <li key={file.id} className={file.kind === "pdf" ? undefined : "pictured"}>
              {file.kind === "pdf" ? null : <SmallPicture id={file.id} />}
              <div>
                <a href={paths.attachment(file.id)}>
                  <Typed>{file.name}</Typed>
                </a>{" "}
                <FileFacts file={file} />
                {file.description ? (
                  <span className="small block">
                    <Typed>{file.description}</Typed>
                  </span>
                ) : null}
                {file.credit ? (
                  <span className="small hint block">
                    {t("files.credit")} <Typed>{file.credit}</Typed>
                  </span>
                ) : null}
              </div>
            </li>
          ))}
        </ul>
      );
  }
}
