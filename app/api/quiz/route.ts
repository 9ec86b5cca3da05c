import { apiRoute } from "@/app/_boundary/api-route";
import { postQuiz } from "./post";

export const POST = apiRoute(postQuiz);
