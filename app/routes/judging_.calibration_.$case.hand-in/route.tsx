export { default, handle } from "../judging_.calibration_.$case._index/route";
export { action, loader } from "./route.server";
