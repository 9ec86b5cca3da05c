import { apiRoute } from "@/app/_boundary/api-route";
import { postReviews } from "./post";

export const POST = apiRoute(postReviews);
