export { default, handle } from "../desk_.rulebook_.versions/route";
export { action, loader } from "./route.server";
