import { apiRoute } from "@/app/_boundary/api-route";
import { postUndo } from "./post";

export const POST = apiRoute(postUndo);
