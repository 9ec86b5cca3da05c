import Link from "next/link";
import { BrandMark, brandClass } from "./brand-mark";

export function Brand({ href }: { readonly href: string }) {
  return (
    <Link href={href} className={brandClass}>
      <BrandMark />
      {/* On the narrowest phones only the mark, so that the whole bar fits. */}
      <span className="max-[24.25rem]:sr-only">Notecurve</span>
    </Link>
  );
}
