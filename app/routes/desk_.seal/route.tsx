export { default, handle } from "../desk_.rankings/route";
export { action, loader } from "./route.server";
