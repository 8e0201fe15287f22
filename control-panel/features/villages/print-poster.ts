import { html, nothing, render } from 'lit';
import type { ReporterView } from '../../../server/protocol/rest/villages.ts';
import '../../components/qr.ts';
import { t } from '../../locales/language.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  .hp-poster { display: none; }
  @media print {
    body:has(> .hp-poster) > :not(.hp-poster) { display: none; }
    .hp-poster { display: block; padding-top: 20mm; color: var(--hp-qr-dark); text-align: center; }
    .hp-poster h1 { margin: 0; font-size: 40pt; line-height: 1.3; }
    .hp-poster p { margin: 4mm 0; font-size: 16pt; }
    .hp-poster hp-qr { width: 110mm; margin: 8mm auto; }
    .hp-poster small { font-size: 10pt; }
  }
`);

/** Prints a sheet for the wall of the village's office, and nothing of the page behind it. */
export function printPoster({ village, username }: ReporterView, address: string): void {
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const poster = document.createElement('section');
  poster.className = 'hp-poster';
  const { scan, username: name, opensOffline } = t().villages;
  render(html`<h1>${village}</h1><p>${scan}</p><hp-qr text=${address}></hp-qr><p>${name} ${username}</p>${address.startsWith('https:') ? html`<p>${opensOffline}</p>` : nothing}<small>${address}</small>`, poster);
  document.body.append(poster);
  addEventListener('afterprint', () => poster.remove(), { once: true });
  // the code is drawn first
  requestAnimationFrame(() => print());
}
