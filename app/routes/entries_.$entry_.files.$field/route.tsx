import { useLoaderData } from "@remix-run/react";
import { DeadlineLine } from "~/components/deadline";
import { EntryFiles } from "~/components/entry-files";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { Living } from "~/components/living";
import { WorkHead } from "~/components/page";
import { Said } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { FilesData } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };

/** The files of one answer: what is there, what each picture shows, and a place for more. */
export default function FilesPage() {
  const page = useLoaderData<FilesData>();
  const result = useFormResult();
  const t = useT();
  const { entry, section, field } = page;
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
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
      <Living name="files" part={EntryFiles} props={{ page, result }} areas={["files"]} />
    </div>
  );
}
