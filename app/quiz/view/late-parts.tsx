import { lateViews } from "../../_ui/items/kind-views";
import { latePart } from "../../_ui/late-part";
import { Skeleton } from "../../_ui/skeleton";

/* Parts that a session does not need for its first question, fetched once that is on the screen. */

export const KeysDialog = latePart(async () => (await import("./keys-dialog")).KeysDialog);
export const ItemMenu = latePart(async () => (await import("./item-menu")).ItemMenu);
export const NoticeToast = latePart(async () => (await import("./session-notices")).NoticeToast);
export const OutboxBanner = latePart(async () => (await import("./session-notices")).OutboxBanner);
export const Ratings = latePart(async () => (await import("./ratings")).Ratings, <div className="h-16" />);
export const Result = latePart(
  async () => (await import("./result")).Result,
  <Skeleton widths={[60, 95, 80]} className="mt-6" />,
);
export const ResultAside = latePart(async () => (await import("./result-aside")).ResultAside);

export const lateParts = [
  Result,
  Ratings,
  ResultAside,
  lateViews,
  NoticeToast,
  OutboxBanner,
  KeysDialog,
  ItemMenu,
];
