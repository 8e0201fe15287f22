import { registerIconLibrary } from '@awesome.me/webawesome/dist/components/icon/library.js';
import sprite from './icons.svg?raw';

/**
 * Icons are our own and come with the program: `<wa-icon name="screen">` is the symbol of that id in
 * icons.svg. They are put in as nodes, so that they need no request (the moment the connection is lost is
 * when an icon must say so) and nothing that a strict content security policy forbids.
 */
export function registerIcons(): void {
  const symbols = new DOMParser().parseFromString(sprite, 'image/svg+xml');
  const draw = (svg: SVGElement, name: string | undefined) => {
    const symbol = name === undefined ? null : symbols.getElementById(name);
    if (!symbol) return svg.replaceChildren();
    for (const { name: attribute, value } of symbol.attributes) if (attribute !== 'id') svg.setAttribute(attribute, value);
    svg.replaceChildren(...[...symbol.childNodes].map((node) => document.importNode(node, true)));
  };
  for (const library of ['default', 'system']) {
    registerIconLibrary(library, { resolver: (name) => `#${name}`, mutator: (svg, icon) => draw(svg, icon?.name), spriteSheet: true });
  }
}
