import type { Handle } from "~/root";
export { loader } from "./route.server";

export const handle: Handle = { look: "work" };

/** A page with the frame of every page and nothing in it: what the benchmark holds other pages against. */
export default function BarePage() {
  return null;
}
