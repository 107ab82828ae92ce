import { z } from "~/zod";
import { roles } from "~/domain/roles";

export const inviteForm = z.object({
  people: z.string().trim().min(1, "people.listMissing").max(60_000, "people.listLong"),
  role: z.enum(roles, "people.roleMissing"),
});
export const roleForm = z.object({ role: z.enum(roles, "people.roleMissing") });
const reason = z.string().trim().min(1, "people.reasonMissing").max(1000, "people.reasonLong");
/** `state` is the role's state when the page was drawn. */
export const endRoleForm = z.object({ reason, state: z.string().max(20).default("") });
export const reasonForm = z.object({ reason });
