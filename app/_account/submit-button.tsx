"use client";

import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "../_ui/button";

/** Sends its form once: while it is under way, another press does nothing. It keeps the focus meanwhile. */
export function SubmitButton(props: Omit<ComponentProps<typeof Button>, "type" | "onClick">) {
  const { pending } = useFormStatus();
  return (
    <Button
      {...props}
      type="submit"
      aria-disabled={pending || undefined}
      onClick={(event) => pending && event.preventDefault()}
    />
  );
}
