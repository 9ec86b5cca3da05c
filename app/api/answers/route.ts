import { apiRoute } from "@/app/_boundary/api-route";
import { postAnswer } from "./post";

export const POST = apiRoute(postAnswer);
