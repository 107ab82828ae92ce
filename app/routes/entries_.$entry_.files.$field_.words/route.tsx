export { default, handle } from "../entries_.$entry_.files.$field/route";
export { action, loader } from "./route.server";
