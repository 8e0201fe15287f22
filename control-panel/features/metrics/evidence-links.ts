import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { t } from '../../locales/language.ts';

/** Evidence as small pictures; each opens in full beside the desk. */
export function evidenceLinks(evidence: readonly string[]): TemplateResult | typeof nothing {
  if (evidence.length === 0) return nothing;
  return html`<span class="evidence">
    ${evidence.map(
      (sha256, index) => html`<a href="/media/${sha256}" target="_blank" rel="noopener"><img src="/media/${sha256}" alt=${t().metrics.evidenceOf(index + 1)} loading="lazy" /></a>`,
    )}
  </span>`;
}

export const evidenceStyles = css`
  .evidence {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .evidence img {
    display: block;
    width: 40px;
    height: 40px;
    border: 1px solid var(--hp-hairline);
    border-radius: var(--hp-radius-s);
    object-fit: cover;
  }
`;
