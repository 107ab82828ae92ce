import { type ActionFunctionArgs, data as answer, type LoaderFunctionArgs } from "@remix-run/node";
import { requireOwner } from "~/context.server";
import { localPath } from "~/domain/sign-in";
import { totpForm } from "~/forms/account";
import { parseForm } from "~/forms/parse-form.server";
import { offerSecondStep, setUpSecondStep } from "~/services/second-step.server";
import { countRecoveryCodes } from "~db/queries/second-steps";

/** Where the second step is set up, or moved to another device. Everyone signed in may, for themselves. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireOwner(context, request);
  const { viewer, db, t } = known;
  return {
    title: t("account.setUpTitle"),
    next: localPath(new URL(request.url).searchParams.get("next") ?? "") ?? "",
    hasTotp: viewer.hasTotp,
    codesLeft: viewer.hasTotp ? await countRecoveryCodes(db, viewer.id) : 0,
    offer: request.method === "GET" ? await offerSecondStep(known) : null,
  };
}

/** The recovery codes are in the answer itself, for they are shown this once. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireOwner(context, request);
  const { data, values, refused } = await parseForm(context, request, totpForm);
  const sealed = typeof values["offer"] === "string" ? values["offer"] : "";
  if (refused) return answer({ ...refused, offer: await offerSecondStep(known, sealed) }, { status: 422 });
  const done = await setUpSecondStep(known, data);
  if (done.refusal)
    return answer(
      {
        faults: [{ field: "code", message: done.refusal }],
        values: { next: data.next },
        offer: await offerSecondStep(known, sealed),
      },
      { status: 409 },
    );
  return answer(
    { recoveryCodes: done.recoveryCodes, next: localPath(data.next) ?? "" },
    { headers: { "Set-Cookie": await context.portal.cookies.session.serialize(done.secret) } },
  );
}
