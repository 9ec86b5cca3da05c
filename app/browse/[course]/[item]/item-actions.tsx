"use client";

import { useRouter } from "next/navigation";
import type { ActionType } from "@/lib/scheduling/memory-event";
import { ActOn } from "../../act-on";
import { ActionToast } from "../../action-toast";
import { useActions } from "../../use-actions";

type Props = {
  readonly name: string;
  readonly today: number;
  readonly offered: readonly ActionType[];
};

/** What can be done with the item as it is. */
export function ItemActions({ name, today, offered }: Props) {
  const router = useRouter();
  const actions = useActions(() => router.refresh());
  return (
    <div className="flex flex-wrap gap-2">
      <ActOn actions={actions} names={[name]} today={today} offered={offered} />
      <ActionToast actions={actions} />
    </div>
  );
}
