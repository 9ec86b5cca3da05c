const toggles = "input:is([type=radio], [type=checkbox])";
const fields = `input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]:not([contenteditable=false])`;
const pressable = `button, a[href], summary, [role=button], ${toggles}`;

/** Whether what has the focus takes letters and digits for itself. */
export function isTypedInto(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(fields) !== null;
}

/** Whether Enter and Space belong to what has the focus. */
export function isPressable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(pressable) !== null;
}
