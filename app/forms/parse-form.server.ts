import { data } from "@remix-run/node";
import type { z } from "~/zod";
import type { Message } from "~/domain/message";
import type { MessageId } from "~/locales/catalogue";
import { en } from "~/locales/en";
import type { FormFault, FormResult } from "./form-result";

/**
 * Reads a posted form with the schema that the page uses. Gives the data, or the faults by field with all that
 * was typed. A body that is no form at all is refused with 400.
 */
export async function parseForm<Schema extends z.ZodType>(
  context: Posted,
  request: Request,
  schema: Schema,
): Promise<
  | { data: z.infer<Schema>; values: Values; refused: null }
  | { data: null; values: Values; refused: FormResult }
> {
  const values = valuesOf(await readForm(context, request));
  const result = schema.safeParse(values);
  if (result.success) return { data: result.data, values, refused: null };
  const faults: FormFault[] = [];
  for (const issue of result.error.issues) {
    const field = issue.path.join(".");
    if (!faults.some((f) => f.field === field))
      faults.push({ field, message: { id: isMessage(issue.message) ? issue.message : "fault.field" } });
  }
  return { data: null, values, refused: { faults, values } };
}

/** The checks of a form schema speak in catalogue ids; a field that no page would leave out speaks zod's own words. */
function isMessage(id: string): id is MessageId {
  return id in en;
}

export type Values = Record<string, string | string[]>;

/** Where a request keeps the form it brought, for the page that has to say that something failed. */
export type Posted = { posted: FormData | null };

/** The posted fields; 400 for a body that is not a form. */
export async function readForm(context: Posted, request: Request): Promise<FormData> {
  try {
    context.posted = await request.formData();
    return context.posted;
  } catch {
    throw new Response("not a form", { status: 400 });
  }
}

/**
 * One value per field; a list where the name ends in `[]`, however many were ticked. No page sends a name both ways;
 * of one that comes so, what came first counts.
 */
export function valuesOf(form: FormData): Values {
  const values: Values = Object.create(null) as Values;
  for (const [name, value] of form) {
    if (typeof value !== "string") continue;
    if (!name.endsWith("[]")) values[name] ??= value;
    else {
      const held = (values[name.slice(0, -2)] ??= []);
      if (Array.isArray(held)) held.push(value);
    }
  }
  return { ...values };
}

/** The answer to a form with faults: 422, and everything typed goes back into the page. */
export function refuseForm(result: FormResult) {
  return data(result, { status: 422 });
}

/** The answer to a form that was in order but may not be done now: 409 with the reason on top of the page. */
export function refuseAct(refusal: Message, values: Values = {}) {
  return data<FormResult>({ faults: [{ field: "", message: refusal }], values }, { status: 409 });
}
