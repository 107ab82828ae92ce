export { default, handle } from "../desk_.decisions_.$category/route";
export { action, loader } from "./route.server";
