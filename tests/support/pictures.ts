/** Pictures for tests, made by what decodes them. */
import sharp from "sharp";

type Made = { readonly width: number; readonly height: number };

/** Of one colour, half transparent. */
export function png({ width, height }: Made): Promise<Uint8Array> {
  const create = { width, height, channels: 4, background: "#3060c080" } as const;
  return sharp({ create, limitInputPixels: false }).png().toBuffer();
}

/** Lying on its side, with the name of who took it. */
export function photograph({ width, height }: Made): Promise<Uint8Array> {
  const create = { width, height, channels: 3, background: "#806040" } as const;
  const exif = { IFD0: { Artist: "Somebody" }, IFD3: { GPSLatitudeRef: "N" } };
  return sharp({ create }).withMetadata({ orientation: 6, exif }).jpeg().toBuffer();
}

export function webp({ width, height }: Made): Promise<Uint8Array> {
  return sharp({ create: { width, height, channels: 3, background: "#fff" } })
    .webp()
    .toBuffer();
}

export const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20"/></svg>';
