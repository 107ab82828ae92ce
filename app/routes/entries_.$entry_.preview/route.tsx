import { useLoaderData } from "@remix-run/react";
import { EntryReading } from "~/components/entry-reading";
import { WorkHead } from "~/components/page";
import { Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function PreviewPage() {
  const { entry, back, view } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <div className="wrap">
      <WorkHead
        over={
          <>
            <a href={back}>{t("entering.allSections")}</a> · <span className="code">{entry.code}</span>
          </>
        }
        title={entry.title ? <Typed>{entry.title}</Typed> : t("entry.untitled")}
      >
        <p className="hint">
          <Typed>{entry.organisation}</Typed>
        </p>
        <p className="notice quiet">{t("entry.previewWords")}</p>
      </WorkHead>
      {view.sections.length > 0 ? <EntryReading view={view} /> : <p>{t("entry.previewEmpty")}</p>}
    </div>
  );
}
