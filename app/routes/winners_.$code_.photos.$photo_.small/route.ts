export { loadSmall as loader } from "../winners_.$code_.photos.$photo/route.server";
