import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeDocx } from "~/papers/write-docx.server";
import { questionsFile } from "../questions[.]pdf/route.server";

/** The questions as a document for word processors. Everyone may have them. */
export function loader({ context }: LoaderFunctionArgs) {
  return questionsFile(context, { type: "docx", make: writeDocx });
}
