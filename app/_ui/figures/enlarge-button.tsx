import { useTranslations } from "next-intl";
import { Icon } from "../icon";

/** Stands below a figure; handled by `ZoomFigures`, so it is hidden without scripts. */
export function EnlargeButton({ figure }: { readonly figure: string }) {
  const t = useTranslations("figures");
  return (
    <button
      type="button"
      data-enlarge=""
      aria-label={t("enlarge", { figure })}
      title={t("enlarge", { figure })}
      className="[@media(scripting:none)]:hidden -mt-1.5 -mr-1 grid size-8 flex-none place-items-center rounded-2 text-ink-3 hover:bg-leaf hover:text-ink pointer-coarse:-mt-3 pointer-coarse:size-11 print:hidden"
    >
      <Icon name="enlarge" />
    </button>
  );
}
