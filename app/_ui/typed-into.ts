const toggles = "input:is([type=radio], [type=checkbox])";
const fields = `input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]:not([contenteditable=false])`;
const pressable = `button, a[href], summary, [role=button], ${toggles}`;

/** Whether the focused element takes letters and digits. */
export function isTypedInto(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(fields) !== null;
}

/** Whether the focused element handles Enter and Space. */
export function isPressable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(pressable) !== null;
}
