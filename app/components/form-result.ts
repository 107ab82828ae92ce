import { useActionData } from "@remix-run/react";
import type { FormResult } from "~/forms/form-result";

/** The refused form that this page answers with, or nothing wrong. */
export function useFormResult(): FormResult {
  const result = useActionData<FormResult | undefined>();
  return result && "faults" in result ? result : { faults: [], values: {} };
}
