import type { MessageId } from "~/locales/catalogue";

/** A sentence of the catalogue with what goes into it. Values are shown as plain text, never as markup; a day in words. */
export type Message = { id: MessageId; values?: Record<string, string | number | { day: string }> };

/** Why an act may not be done now, or `null` if it may. Made here, enforced by the service, shown by the page. */
export type Refusal = Message | null;
