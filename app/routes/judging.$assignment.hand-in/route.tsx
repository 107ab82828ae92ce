export { default, handle } from "../judging.$assignment._index/route";
export { action, loader } from "./route.server";
