export { action, loader } from "./route.server";
export { default, handle } from "../desk_.complaints_.$complaint/route";
