const FOCUSABLE = 'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), [tabindex="0"]';

/** Moves the focus to what comes after or before it, as Tab does: remote controls have no Tab. */
export function moveFocus(root: ParentNode, step: 1 | -1): void {
  const all = [...focusable(root)];
  const index = all.indexOf(deepActive() as HTMLElement);
  const next = index < 0 ? all[step === 1 ? 0 : all.length - 1] : all[(index + step + all.length) % all.length];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** The element with the focus, through all shadow roots. */
export function deepActive(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

function* focusable(root: ParentNode): Generator<HTMLElement> {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (element.matches(FOCUSABLE) && element.checkVisibility({ visibilityProperty: true })) yield element;
    if (element.shadowRoot) yield* focusable(element.shadowRoot);
  }
}
