export { action, loader } from "./route.server";
export { default, handle } from "../screening_.$entry_.standing/route";
