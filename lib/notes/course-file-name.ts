/** The file that makes a folder a course. */
export const courseFileName = "course.yaml";
