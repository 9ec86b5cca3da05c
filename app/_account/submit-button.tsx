"use client";

import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "../_ui/button";

/** Submits its form once: while that is pending, another press does nothing. It keeps the focus meanwhile. */
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
