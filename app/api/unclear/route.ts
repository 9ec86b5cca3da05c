import { apiRoute } from "@/app/_boundary/api-route";
import { postUnclear } from "./post";

export const POST = apiRoute(postUnclear);
