export { default, handle } from "../desk_.judging/route";
export { action, loader } from "./route.server";
