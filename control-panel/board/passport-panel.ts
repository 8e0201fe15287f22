import { css, html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { Figure } from '../../server/domain/statistics/figure.ts';
import type { WidgetFigures } from '../../server/domain/statistics/figure.ts';
import { api } from '../../server/protocol/rest/index.ts';
import type { Passport } from '../../server/protocol/rest/metrics.ts';
import { HpElement } from '../components/hp-element.ts';
import '../components/loading.ts';
import '../components/qr.ts';
import { asApiError } from '../data/api-error.ts';
import type { ApiError } from '../data/api-error.ts';
import { call } from '../data/call.ts';
import { language, t } from '../locales/language.ts';
import { shared } from '../theme/shared.styles.ts';
import { controls } from './page.styles.ts';
import { carriedPart, fullPart, headPart } from './passport-parts.ts';
import { passportStyles } from './passport.styles.ts';

/**
 * Everything behind one number. Who may see metrics gets the whole passport; others what the frame itself
 * carries. Emits `hp-figure` with another figure of the widget, and `hp-close`.
 */
@customElement('hp-passport-panel')
export class PassportPanel extends HpElement {
  @property() heading = '';
  @property({ attribute: false }) figures: WidgetFigures | null = null;
  @property({ attribute: false }) metric: string | null = null;
  @property({ attribute: false }) member: string | null = null;
  /** As of an instant; null: now. */
  @property({ attribute: false }) at: number | null = null;
  /** By the server's clock. */
  @property({ attribute: false }) instant = 0;
  /** Whether the visitor may see metrics. */
  @property({ type: Boolean }) full = false;
  /** Where this very view is, for a phone. */
  @property() address = '';

  @state() private passport: Passport | null = null;
  @state() private problem: ApiError | null = null;
  private fetched = '';

  static override styles = [
    shared,
    controls,
    passportStyles,
    css`
      hp-qr {
        width: 128px;
      }
    `,
  ];

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const figure = this.chosen();
    // a new value of the figure is a new passport
    const key = this.full && figure ? JSON.stringify([figure.metric, figure.member, this.at, figure.value, figure.asOf]) : '';
    if (key !== this.fetched) void this.fetch(key, figure);
  }

  override render() {
    const { passport: title, noFigure, chooseFigure, scanFor, onlyCarried } = t().boardPage;
    const figure = this.chosen();
    const all = this.figures?.figures ?? [];
    return html`
      <header>
        <h2 tabindex="-1">${this.heading || title}</h2>
        <button type="button" aria-label=${t().common.close} title=${t().common.close} @click=${() => this.emit('hp-close')}><wa-icon name="xmark"></wa-icon></button>
      </header>
      ${all.length > 1
        ? html`<select aria-label=${chooseFigure} @change=${(event: Event) => this.choose(Number((event.target as HTMLSelectElement).value))}>
            ${all.map((each, index) => html`<option value=${index} ?selected=${each === figure}>${each.name}${each.member ? ` · ${each.member}` : ''}</option>`)}
          </select>`
        : nothing}
      ${figure
        ? html`${headPart(figure, this.instant)} ${this.full ? this.renderFull() : html`${carriedPart(figure, this.figures?.returned ?? null)}<p class="quiet small">${onlyCarried}</p>`}`
        : html`<p class="quiet">${noFigure}</p>`}
      <figure class="qr"><hp-qr text=${this.address} label=${scanFor}></hp-qr><figcaption class="quiet small">${scanFor}</figcaption></figure>
    `;
  }

  /** Brings the reading position here. */
  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('h2')?.focus());
  }

  private renderFull() {
    if (this.passport) return fullPart(this.passport);
    return this.problem ? html`<p class="bad">${this.problem.words(language())}</p>` : html`<hp-loading></hp-loading>`;
  }

  private chosen(): Figure | null {
    const all = this.figures?.figures ?? [];
    return all.find(({ metric, member }) => metric === this.metric && (this.member === null || member === this.member)) ?? all[0] ?? null;
  }

  private choose(index: number): void {
    const figure = this.figures?.figures[index];
    if (figure) this.emit('hp-figure', { metric: figure.metric, member: figure.member });
  }

  private async fetch(key: string, figure: Figure | null): Promise<void> {
    const before = this.fetched;
    this.fetched = key;
    if (sameFigure(before) !== sameFigure(key)) this.passport = null; // a newer value of the same keeps the older until it is there
    this.problem = null;
    if (key === '' || !figure) return;
    try {
      const passport = await call(api.metrics.passport, { params: { id: figure.metric }, query: { member: figure.member, ...(this.at === null ? {} : { at: this.at }) } });
      if (key === this.fetched) this.passport = passport;
    } catch (error) {
      if (key === this.fetched) this.problem = asApiError(error);
    }
  }
}

const sameFigure = (key: string): string => (key === '' ? '' : JSON.stringify((JSON.parse(key) as unknown[]).slice(0, 3)));
