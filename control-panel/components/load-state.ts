import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import '@awesome.me/webawesome/dist/components/button/button.js';
import './loading.ts';
import type { Snapshot, Store } from '../data/store.ts';
import { language, t } from '../locales/language.ts';
import './empty-state.ts';

/**
 * What to show instead of a value that is not there yet: quiet at first, then the reason and a way on.
 * Where an older value is there it is shown, and only the reason is added above it.
 */
export function whenLoaded<T>(source: Pick<Snapshot<T>, 'value' | 'error'>, show: (value: T) => TemplateResult, store?: Store<T>): TemplateResult {
  if (source.value !== undefined) return show(source.value);
  if (!source.error) return html`<div role="status" aria-busy="true" aria-label=${t().common.loading}><hp-loading></hp-loading></div>`;
  return html`<hp-empty-state icon="warning" heading=${t().common.loadFailed} hint=${source.error.words(language())}>
    ${store ? html`<wa-button appearance="outlined" @click=${() => store.refresh()}>${t().common.retry}</wa-button>` : nothing}
  </hp-empty-state>`;
}
