"use client";

import { useRouter } from "next/navigation";
import { ActOn } from "../../act-on";
import { ActionToast } from "../../action-toast";
import { useActions } from "../../use-actions";

/** What can be done with the item. */
export function ItemActions({ name, today }: { readonly name: string; readonly today: number }) {
  const router = useRouter();
  const actions = useActions(() => router.refresh());
  return (
    <div className="flex flex-wrap gap-2">
      <ActOn actions={actions} names={[name]} today={today} />
      <ActionToast actions={actions} />
    </div>
  );
}
