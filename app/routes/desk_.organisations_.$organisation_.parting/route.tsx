export { action, loader } from "./route.server";
export { default, handle } from "../desk_.organisations_.$organisation/route";
