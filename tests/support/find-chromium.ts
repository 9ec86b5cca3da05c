import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { chromium } from "@playwright/test";

/** What Playwright needs to start a browser. */
export type Browser = {
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
};

/** Most containers have neither network namespaces nor a GPU; the tests only open their own server. */
const ARGUMENTS = ["--no-sandbox"];
/** Chromium's own rasteriser takes a fifth less of a test's time than emulated graphics. */
const WITHOUT_GRAPHICS = ["--disable-gpu"];

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/**
 * A Chromium for the browser tests: the one of CHROMIUM_PATH, one on the PATH, the one that Playwright has
 * installed, else the one that comes with the npm package @sparticuz/chromium (Linux on x64).
 */
export function findChromium(): Browser {
  const installed = [process.env.CHROMIUM_PATH, ...onPath(), chromium.executablePath()];
  const executablePath = installed.find((path) => path && existsSync(path));
  if (executablePath) return { executablePath, args: ARGUMENTS, env: {} };
  if (process.platform === "linux" && process.arch === "x64") return fromPackage();
  throw new Error("No Chromium was found. Set CHROMIUM_PATH, or run: npx playwright install chromium");
}

function onPath(): string[] {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Unpacked once into .cache. Its own default arguments are left out: they switch web security off. */
function fromPackage(): Browser {
  const home = resolve(".cache/chromium-143.0.4");
  if (!existsSync(home)) unpack(home);
  const libraries = [join(home, "al2023/lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter);
  return {
    executablePath: join(home, "chromium"),
    args: [...ARGUMENTS, ...WITHOUT_GRAPHICS],
    env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(home, "fonts.conf") },
  };
}

/**
 * In a separate process, since the package unpacks into TMPDIR, and its libraries only if it believes it is running in
 * AWS.
 */
function unpack(home: string): void {
  const draft = `${home}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  const script = 'import("@sparticuz/chromium").then((module) => module.default.executablePath())';
  execFileSync(process.execPath, ["-e", script], {
    env: { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" },
  });
  writeFileSync(join(draft, "fonts.conf"), fontsConfiguration(join(home, "fonts")));
  try {
    renameSync(draft, home);
  } catch {
    // Another process was faster.
    rmSync(draft, { recursive: true, force: true });
  }
}

/** The machine's fonts, and the package's for a machine without any. */
function fontsConfiguration(packaged: string): string {
  const folders = ["/usr/share/fonts", "/usr/local/share/fonts", packaged].map(
    (folder) => `<dir>${folder}</dir>`,
  );
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>${folders.join("")}<cachedir>${packaged}-cache</cachedir></fontconfig>
`;
}
