import type { Message } from "~/domain/message";

/** What is wrong with one field; a fault of the form as a whole has the field "". */
export type FormFault = { field: string; message: Message };

/** A refused form as the page gets it back: what was wrong, and all that was typed. */
export type FormResult = { faults: FormFault[]; values: Record<string, string | string[]> };
