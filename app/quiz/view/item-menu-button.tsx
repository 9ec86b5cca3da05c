import { useTranslations } from "next-intl";
import { Button } from "../../_ui/button";
import { Icon } from "../../_ui/icon";

export const itemMenuId = "item-menu";

/** Beside the question, without making its line any higher. */
export function ItemMenuButton({ onOpen }: { readonly onOpen: () => void }) {
  const t = useTranslations("actions");
  return (
    <Button
      id={itemMenuId}
      tone="quiet"
      onClick={onOpen}
      aria-label={t("open")}
      aria-haspopup="dialog"
      aria-keyshortcuts="M"
      title={t("open")}
      className="-my-2 -mr-3.5 pointer-coarse:-my-2.5 pointer-coarse:h-11 max-sm:-mr-3"
    >
      <Icon name="more" />
    </Button>
  );
}
