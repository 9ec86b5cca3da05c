import Link from "next/link";

type Step = { readonly label: string; readonly href?: string };

/** The position of an item or a page. `label` names the landmark. */
export function Crumb({ label, steps }: { readonly label: string; readonly steps: readonly Step[] }) {
  return (
    <nav aria-label={label} className="meta">
      <ol className="flex flex-wrap gap-x-2">
        {steps.map((step, index) => (
          <li key={step.label} className="flex items-center gap-x-2">
            {index > 0 && <span aria-hidden="true">›</span>}
            {step.href === undefined ? (
              step.label
            ) : (
              <Link
                href={step.href}
                className="inline-flex min-h-6 min-w-6 items-center text-inherit no-underline hover:text-accent"
              >
                {step.label}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
