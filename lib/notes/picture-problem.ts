/** Words for what is wrong with a file that should be a picture. */
import { longestPicture, type PictureProblem } from "@/lib/pictures/picture";

const mebibytes = longestPicture / 1024 / 1024;

const words: Readonly<Record<PictureProblem, { readonly message: string; readonly remedy: string }>> = {
  kind: {
    message: "This is neither PNG, JPEG, WebP nor SVG, whatever its name says.",
    remedy: "Save the picture as one of these.",
  },
  name: {
    message: "The picture is of another kind than its name says.",
    remedy: "Give it the ending of its kind: .png, .jpg, .webp or .svg.",
  },
  bytes: {
    message: `The picture has more than ${mebibytes} MB.`,
    remedy: "Make it smaller, or save it as JPEG or WebP.",
  },
  pixels: { message: "The picture has more than 50 million pixels.", remedy: "Make it smaller." },
  broken: {
    message: "The picture can't be decoded: it is damaged, or not complete.",
    remedy: "Open it in a program for pictures, and save it anew.",
  },
  slow: {
    message: "Decoding the picture takes too long.",
    remedy: "Make it smaller, or save it anew in a program for pictures.",
  },
  "svg-syntax": {
    message: "The drawing is no well-formed XML in UTF-8, or has entities of its own.",
    remedy: "Save it as plain SVG.",
  },
  "svg-size": {
    message: "The drawing does not say how large it is.",
    remedy: "Give its `svg` a `viewBox`, or a width and a height.",
  },
  "svg-work": {
    message: "There is too much to draw: more than 50,000 shapes, or some within themselves.",
    remedy: "Simplify the drawing, or save it as PNG.",
  },
  unchecked: {
    message: "The picture was stored before pictures were checked.",
    remedy: "Put it into the course once more.",
  },
};

export function pictureProblemWords(problem: PictureProblem): { message: string; remedy: string } {
  return words[problem];
}
