import { css, html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { api } from '../../../server/protocol/rest/index.ts';
import '../../components/field.ts';
import type { Field } from '../../components/field.ts';
import '../../components/loading.ts';
import { PageElement } from '../../components/page-element.ts';
import '../../components/page-header.ts';
import '../../components/pair-invitation.ts';
import { toastError } from '../../components/toast-error.ts';
import { toast } from '../../components/toast.ts';
import { ApiError, asApiError } from '../../data/api-error.ts';
import { call } from '../../data/call.ts';
import type { Answer } from '../../data/call.ts';
import { screen, screens } from '../../data/screens.ts';
import { townZone } from '../../data/session.ts';
import { fieldErrors, refusedFields } from '../../data/validation.ts';
import type { FieldErrors } from '../../data/validation.ts';
import { language, t } from '../../locales/language.ts';
import { sizeWords } from '../../locales/number-words.ts';
import { navigate } from '../../shell/router.ts';
import { pageLayout, shared } from '../../theme/shared.styles.ts';
import { blankDetails } from './details-draft.ts';
import type { DetailsDraft } from './details-draft.ts';
import './details-form.ts';

const CODE = /^\d{6}$/;

/** Bringing a screen in: the address and the code first, then all that is to be said of it. */
@customElement('hp-pair-page')
export class PairPage extends PageElement {
  @state() private waiting: Answer<typeof api.screens.waiting> | null = null;
  @state() private error: ApiError | null = null;
  @state() private draft: DetailsDraft | null = null;
  @state() private errors: FieldErrors = {};
  @state() private busy = false;
  /** A code typed after the first had run out. */
  @state() private newCode: string | null = null;

  private asked = '';

  static override styles = [
    shared,
    pageLayout,
    css`
      hp-pair-invitation {
        max-width: 760px;
      }
      .found {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--hp-space-1) var(--hp-space-2);
        max-width: 820px;
        margin-block-end: var(--hp-space-3);
        padding-block: var(--hp-space-2);
        border-block: 1px solid var(--hp-hairline);
      }
      .found wa-icon {
        color: var(--hp-good);
      }
      .found a {
        margin-inline-start: auto;
      }
      .finish {
        max-width: 820px;
        margin-block-start: var(--hp-space-3);
        padding-block-start: var(--hp-space-3);
        border-block-start: 1px solid var(--hp-hairline);
      }
      @media (min-width: 861px) {
        .finish {
          position: sticky;
          inset-block-end: 0;
          z-index: 1;
          padding-block: var(--hp-space-2);
          background: var(--hp-page);
        }
      }
      .finish hp-field {
        max-width: 320px;
        margin-block-end: var(--hp-space-2);
      }
      .finish .bad {
        margin-block-end: var(--hp-space-1);
      }
    `,
  ];

  private get code(): string {
    const code = this.place.query.get('code') ?? '';
    return CODE.test(code) ? code : '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const again = this.error !== null && changed.has('place'); // the same digits typed once more
    if (this.code !== this.asked || again) void this.ask(this.code);
  }

  override render() {
    const { title, pairTitle, pairLede, foundLede } = t().screens;
    const lede = this.waiting ? foundLede(this.code) : this.code ? '' : pairLede;
    return html`
      <hp-page-header heading=${pairTitle} lede=${lede} backTo="/screens" backLabel=${title}></hp-page-header>
      ${this.waiting && this.draft
        ? this.renderForm(this.waiting, this.draft)
        : this.code && !this.error
          ? html`<hp-loading></hp-loading>`
          : html`<hp-pair-invitation data-start error=${this.error?.words(language()) ?? ''}></hp-pair-invitation>`}
    `;
  }

  private renderForm(waiting: NonNullable<typeof this.waiting>, draft: DetailsDraft) {
    const { found, otherCode, finish, fixFields } = t().screens;
    const bad = Object.keys(this.errors).some((path) => path !== 'code');
    return html`
      <div class="found">
        <wa-icon name="check"></wa-icon><span>${found(sizeWords(waiting.pixels), waiting.browser)}</span>
        <a href="/screens/pair">${otherCode}</a>
      </div>
      <form @submit=${this.submit} @keydown=${this.onKey}>
        <hp-screen-details-form
          .draft=${draft}
          .errors=${this.errors}
          .reported=${waiting.pixels}
          @hp-details=${(event: CustomEvent<DetailsDraft>) => this.take(event.detail)}
        ></hp-screen-details-form>
        <div class="finish">
          ${this.newCode === null ? nothing : this.renderNewCode(this.newCode)} ${bad ? html`<p class="bad" role="alert">${fixFields}</p>` : nothing}
          <wa-button type="submit" variant="brand" size="l" ?loading=${this.busy}>${finish}</wa-button>
        </div>
      </form>
    `;
  }

  private renderNewCode(code: string) {
    const { newCode, newCodeHint } = t().screens;
    return html`<hp-field
      label=${newCode}
      hint=${newCodeHint}
      inputmode="numeric"
      maxlength="7"
      .value=${code}
      error=${this.errors.code ?? ''}
      @input=${(event: Event) => {
        this.newCode = digitsOf((event.currentTarget as Field).value);
        this.errors = { ...this.errors, code: '' };
      }}
    ></hp-field>`;
  }

  /** Enter in a line of text finishes, as in any form; the fields' own roots keep the browser from seeing it. */
  private onKey(event: KeyboardEvent): void {
    const from = event.composedPath()[0];
    const isText = from instanceof HTMLInputElement && from.type !== 'radio';
    if (event.key === 'Enter' && isText && !event.isComposing && !event.defaultPrevented) void this.submit(event);
  }

  private take(draft: DetailsDraft): void {
    this.draft = draft;
    if (Object.keys(this.errors).length > 0) this.errors = this.check(draft);
  }

  private check(draft: DetailsDraft): FieldErrors {
    return fieldErrors(api.screens.pair.body!, { ...draft, code: this.newCode ?? this.code }, language());
  }

  private async ask(code: string): Promise<void> {
    this.asked = code;
    this.waiting = null;
    this.error = null;
    this.newCode = null;
    if (code === '') return;
    try {
      const waiting = await call(api.screens.waiting, { params: { code } });
      if (this.asked !== code) return;
      this.draft = { ...(this.draft ?? blankDetails(waiting.pixels, townZone())), pixels: waiting.pixels };
      this.waiting = waiting;
    } catch (error) {
      if (this.asked === code) this.error = asApiError(error);
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (!(changed as Map<string, unknown>).has('waiting') || !this.waiting) return;
    const form = this.renderRoot.querySelector('hp-screen-details-form');
    void form?.updateComplete.then(() => form.focusName());
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    const { draft } = this;
    if (!draft || this.busy) return;
    this.errors = this.check(draft);
    if (Object.keys(this.errors).length > 0) return this.focusFirstError();
    this.busy = true;
    try {
      const paired = await call(api.screens.pair, { body: { ...draft, code: this.newCode ?? this.code } });
      screen(paired.id).put(paired);
      void screens.refresh();
      toast(t().screens.paired(paired.name), { tone: 'good' });
      navigate(`/screens/${paired.id}?paired=1`, { replace: true });
    } catch (thrown) {
      this.refused(asApiError(thrown));
    } finally {
      this.busy = false;
    }
  }

  private refused(error: ApiError): void {
    if (error.code === 'no-such-code') {
      this.newCode = '';
      this.errors = { code: error.words(language()) };
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.finish hp-field')?.focus());
      return;
    }
    this.errors = refusedFields(error, language());
    if (Object.keys(this.errors).length === 0) toastError(error);
  }

  private focusFirstError(): void {
    void this.updateComplete.then(() => {
      const form = this.renderRoot.querySelector('hp-screen-details-form');
      const fields = [...(form?.shadowRoot?.querySelectorAll<HTMLElement>('[error]') ?? [])];
      fields.find((field) => field.getAttribute('error'))?.focus();
    });
  }
}

const digitsOf = (text: string): string => text.normalize('NFKC').replace(/\D/g, '').slice(0, 6);
