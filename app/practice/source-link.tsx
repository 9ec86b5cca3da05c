import Link from "next/link";
import { useTranslations } from "next-intl";

/** To the sentence of a note from which an item was made. */
export function SourceLink({ href }: { readonly href: string }) {
  return (
    <Link href={href} prefetch={false} className="inline-flex min-h-6 items-center pointer-coarse:min-h-11">
      {useTranslations("practice")("source")}
    </Link>
  );
}
