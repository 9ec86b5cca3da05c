import Link from "next/link";
import { BrandMark, brandClass } from "./brand-mark";

export function Brand({ href }: { readonly href: string }) {
  return (
    <Link href={href} className={brandClass}>
      <BrandMark />
      Notecurve
    </Link>
  );
}
