import { uploadRoute } from "@/app/_boundary/upload-route";
import { addPicture, mostPictureBytes } from "@/lib/services/add-picture";

export const POST = uploadRoute({
  types: ["image/png", "image/jpeg", "image/webp", "image/svg+xml"],
  mostBytes: mostPictureBytes,
  work: "picture",
  run: ({ learner, bytes, parameter, now }) =>
    addPicture(learner.learnerId, parameter("course"), { bytes, called: parameter("called"), now }),
});
