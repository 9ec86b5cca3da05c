/** A command's input and output. `print` and `complain` take whole lines without line ends. */
export type Terminal = {
  /** The working directory of the user, absolute: paths on the command line are relative to it. */
  readonly directory: string;
  readonly input: NodeJS.ReadableStream;
  print(line: string): void;
  complain(line: string): void;
};
