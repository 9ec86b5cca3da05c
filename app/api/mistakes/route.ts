import { apiRoute } from "@/app/_boundary/api-route";
import { postMistakes } from "./post";

export const POST = apiRoute(postMistakes);
