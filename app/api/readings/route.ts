import { apiRoute } from "@/app/_boundary/api-route";
import { postReading } from "./post";

export const POST = apiRoute(postReading);
