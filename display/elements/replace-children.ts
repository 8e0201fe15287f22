/** What `parent.replaceChildren(...children)` does from Chromium 86 on. */
export function replaceChildren(parent: Element, ...children: readonly Node[]): void {
  while (parent.lastChild) parent.lastChild.remove();
  parent.append(...children);
}
