import type { LoaderFunctionArgs } from "@remix-run/node";
import type { Context } from "~/context.server";
import { download } from "~/papers/download.server";
import type { Paper } from "~/papers/paper";
import { printPaper } from "~/papers/print-paper.server";
import { questionsPaper } from "~/papers/questions-paper";

/** What was made of the questions of a rulebook, by form, rulebook and language: the last few. */
const made = new Map<string, Promise<Buffer>>();
const KEPT = 8;

/** The blank questions of the call as a file. They change with the rulebook alone, so each is made once. */
export async function questionsFile(
  { edition, portal, t }: Context,
  { type, make }: { type: "pdf" | "docx"; make: (paper: Paper) => Promise<Buffer> },
): Promise<Response> {
  const key = [type, edition.rulebookHash, t.locale, portal.publicUrl].join(" ");
  const file =
    made.get(key) ??
    make(
      questionsPaper(t, {
        book: edition.rulebook,
        version: edition.rulebookVersion,
        hash: edition.rulebookHash,
        portalAddress: portal.publicUrl,
      }),
    );
  made.set(key, file);
  file.catch(() => made.delete(key));
  for (const old of [...made.keys()].slice(0, -KEPT)) made.delete(old);
  return download(await file, { name: `${edition.rulebook.edition.codePrefix}-questions.${type}`, type });
}

/** The questions as PDF. Everyone may have them. */
export function loader({ context }: LoaderFunctionArgs) {
  return questionsFile(context, { type: "pdf", make: printPaper });
}
