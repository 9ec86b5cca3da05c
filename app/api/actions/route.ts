import { apiRoute } from "@/app/_boundary/api-route";
import { postActions } from "./post";

export const POST = apiRoute(postActions);
