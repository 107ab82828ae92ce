import { type ActionFunctionArgs, data as answer, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { knownPlaceholders, letterParts, placeholdersOf, typedPlaceholders } from "~/domain/letter-words";
import { letterWordsForm } from "~/forms/letter-words";
import { parseForm, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { readWording, saveLetterWords } from "~/services/letter-words.server";

/** The words of one letter as they stand, for organisers. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const id = params["wording"] ?? "";
  const { wording, version, written, words, defaults } = found(await readWording(known, id));
  const allowed = letterParts.map((part) => ({ part, ...placeholdersOf(wording, part) }));
  const isAllowed = (name: string) =>
    allowed.some(({ known: ours, typed }) => [...ours, ...typed].some((one) => one === name));
  return {
    title: known.t("letterWords.one", {
      outcome: known.t("letterWords.which", {
        wave: wording.wave,
        outcome: known.t("release.outcome", { outcome: wording.outcome }),
      }),
    }),
    id,
    version,
    parts: allowed.map(({ part, needed }) => ({
      part,
      words: words[part],
      default: written[part] === undefined ? null : defaults[part],
      needed,
    })),
    placeholders: [
      ...knownPlaceholders.filter(isAllowed).map((name) => ({ name, kind: "known" })),
      ...typedPlaceholders.filter(isAllowed).map((name) => ({ name, kind: "typed" })),
    ],
  };
}

/** Keeps them, unless somebody else has written since the page was opened: then both are shown. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const id = params["wording"] ?? "";
  const { wording } = found(await readWording(known, id));
  const { data, values, refused } = await parseForm(context, request, letterWordsForm);
  if (refused) return refuseForm(refused);
  const { version, ...words } = data;
  const faults = await saveLetterWords(known, wording, { version, words });
  if (faults.length > 0)
    return answer({ faults, values }, { status: faults.some((one) => one.field === "") ? 409 : 422 });
  return redirect(paths.wordingPreview(id));
}
