import { asDataUrl } from './data-url.ts';

const XHTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';
/** Attributes that mean something in a picture. */
const KEPT = new Set(['src', 'alt', 'viewBox', 'd', 'cx', 'cy', 'r', 'rx', 'ry', 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'width', 'height', 'points', 'transform', 'preserveAspectRatio', 'id', 'href', 'clip-path', 'offset', 'gradientUnits', 'clipPathUnits']);
const SKIPPED = new Set(['STYLE', 'SCRIPT', 'TEMPLATE']);

/**
 * A copy of an element as it looks at this moment, in a document of its own that needs nothing else: shadow
 * trees made flat, styles written at each element, charts and pictures as data.
 *
 * @returns XHTML, to stand in an SVG's foreignObject
 */
export async function flatCopy(root: Element): Promise<Element> {
  const page = document.implementation.createDocument(XHTML, 'html', null);
  const plain = new PlainStyles();
  try {
    const copy = await copied(root, page, plain);
    if (!copy) throw new Error('nothing to draw');
    return copy;
  } finally {
    plain.remove();
  }
}

async function copied(element: Element, page: Document, plain: PlainStyles): Promise<Element | null> {
  if (SKIPPED.has(element.tagName)) return null;
  const style = getComputedStyle(element);
  if (style.display === 'none') return null;
  if (element.namespaceURI !== XHTML && element.namespaceURI !== SVG) return null;
  const replaced = await asPicture(element, page);
  const isSvg = element.namespaceURI === SVG;
  const copy = replaced ?? page.createElementNS(isSvg ? SVG : XHTML, isSvg ? element.localName : nameOf(element));
  if (!replaced) for (const { name, value } of element.attributes) if (KEPT.has(name)) copy.setAttribute(name, value);
  copy.setAttribute('style', plain.differences(element, style));
  if (replaced) return copy;
  for (const child of childrenOf(element)) {
    if (child instanceof Text) copy.append(page.createTextNode(child.data));
    else if (child instanceof Element) {
      const inner = await copied(child, page, plain);
      if (inner) copy.append(inner);
    }
  }
  return copy;
}

/** What is painted inside: the shadow tree, and in its slots what was put there. */
function childrenOf(element: Element): readonly Node[] {
  if (element instanceof HTMLSlotElement) {
    const put = element.assignedNodes({ flatten: true });
    return put.length > 0 ? put : [...element.childNodes];
  }
  return [...(element.shadowRoot ?? element).childNodes];
}

/** Custom elements are boxes; their own names would mean nothing there. */
function nameOf(element: Element): string {
  return element.localName.includes('-') || ['body', 'html', 'button', 'slot'].includes(element.localName) ? 'div' : element.localName;
}

async function asPicture(element: Element, page: Document): Promise<Element | null> {
  const url = await pictureUrl(element);
  if (url === null) return null;
  const picture = page.createElementNS(XHTML, 'img');
  picture.setAttribute('src', url);
  return picture;
}

async function pictureUrl(element: Element): Promise<string | null> {
  if (element instanceof HTMLCanvasElement) return element.width > 0 && element.height > 0 ? element.toDataURL() : null;
  if (element instanceof HTMLImageElement) return element.currentSrc ? asDataUrl(element.currentSrc) : null;
  if (!(element instanceof HTMLVideoElement) || element.videoWidth === 0) return null;
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [element.videoWidth, element.videoHeight];
  canvas.getContext('2d')?.drawImage(element, 0, 0);
  return canvas.toDataURL();
}

/** What an element looks like without any style, by its name: only what differs need be written. */
class PlainStyles {
  private readonly frame = document.createElement('iframe');
  private readonly known = new Map<string, ReadonlyMap<string, string>>();

  constructor() {
    this.frame.hidden = true;
    this.frame.setAttribute('aria-hidden', 'true');
    document.body.append(this.frame);
  }

  remove(): void {
    this.frame.remove();
  }

  differences(element: Element, style: CSSStyleDeclaration): string {
    const isSvg = element.namespaceURI === SVG;
    const usual = this.plain(isSvg ? element.localName : nameOf(element), isSvg);
    const inherits = element instanceof SVGElement && !(element instanceof SVGSVGElement);
    let written = '';
    for (const name of style) {
      const value = style.getPropertyValue(name);
      if (name.startsWith('--') || LEFT_OUT.test(name)) continue;
      if (usual.get(name) !== value || INHERITED.has(name)) written += `${name}:${value};`;
    }
    return inherits ? written : `${written}box-sizing:${style.boxSizing};`;
  }

  private plain(name: string, isSvg: boolean): ReadonlyMap<string, string> {
    const key = `${isSvg} ${name}`;
    const known = this.known.get(key);
    if (known) return known;
    const page = this.frame.contentDocument ?? document;
    const element = page.createElementNS(isSvg ? SVG : XHTML, name);
    page.body.append(element);
    const style = (page.defaultView ?? window).getComputedStyle(element);
    const found = new Map([...style].map((property) => [property, style.getPropertyValue(property)]));
    element.remove();
    this.known.set(key, found);
    return found;
  }
}

/** Written at every element, because what it is put into may differ. */
const INHERITED = new Set(['color', 'font-family', 'font-size', 'font-weight', 'font-variant-numeric', 'line-height', 'letter-spacing', 'text-align', 'white-space-collapse', 'text-wrap-mode', 'display', 'width', 'height']);
/** Movement has been carried out, and is as it was at this moment; logical names repeat the physical ones. */
const LEFT_OUT = /^(animation|transition|will-change|cursor|inline-size|block-size|min-inline|min-block|max-inline|max-block|perspective-origin|transform-origin$|(inset|margin|padding|border)-(inline|block))/;
