import { css, html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api } from '../../../server/protocol/rest/index.ts';
import type { ScreenView } from '../../../server/protocol/rest/screens.ts';
import '../../components/autosave-indicator.ts';
import '../../components/conflict-notice.ts';
import { HpElement } from '../../components/hp-element.ts';
import { Autosave } from '../../controllers/autosave.ts';
import { asApiError } from '../../data/api-error.ts';
import { call } from '../../data/call.ts';
import { screen as screenStore, screens } from '../../data/screens.ts';
import { fieldErrors, refusedFields } from '../../data/validation.ts';
import type { FieldErrors } from '../../data/validation.ts';
import { language, t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { detailsOf } from './details-draft.ts';
import type { DetailsDraft } from './details-draft.ts';
import './details-form.ts';

/** What people say of a screen, saved by itself as it is changed. */
@customElement('hp-screen-edit')
export class ScreenEdit extends HpElement {
  @property({ attribute: false }) screen: ScreenView | null = null;
  @state() private draft: DetailsDraft | null = null;
  @state() private errors: FieldErrors = {};

  /** Which screen and which revision the draft was begun from. */
  private base = { id: '', revision: 0 };
  private readonly autosave = new Autosave(this, () => this.save());

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--hp-space-2);
        min-height: 24px;
        margin-block-end: var(--hp-space-2);
      }
      header h2 {
        font-size: var(--hp-text-xl);
      }
      hp-conflict {
        margin-block-end: var(--hp-space-2);
      }
    `,
  ];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('screen') || !this.screen) return;
    const untouched = !this.autosave.pending && !this.autosave.error && Object.keys(this.errors).length === 0;
    if (this.screen.id !== this.base.id || untouched) this.begin(this.screen);
  }

  override render() {
    if (!this.screen) return nothing;
    const { saving, savedAt, error } = this.autosave;
    const conflict = error?.code === 'changed-meanwhile';
    return html`
      <header>
        <h2>${t().screens.details}</h2>
        <hp-autosave ?saving=${saving} .savedAt=${savedAt} .error=${conflict ? null : error}></hp-autosave>
      </header>
      ${conflict ? html`<hp-conflict @hp-theirs=${this.takeTheirs} @hp-mine=${this.keepMine}></hp-conflict>` : nothing}
      <hp-screen-details-form
        .draft=${this.draft}
        .errors=${this.errors}
        .reported=${this.screen.status.reportedPixels}
        @hp-details=${(event: CustomEvent<DetailsDraft>) => this.change(event.detail)}
      ></hp-screen-details-form>
    `;
  }

  private begin(screen: ScreenView): void {
    this.base = { id: screen.id, revision: screen.revision };
    this.draft = detailsOf(screen);
    this.errors = {};
  }

  private change(draft: DetailsDraft): void {
    this.draft = draft;
    this.errors = fieldErrors(api.screens.update.body!, draft, language());
    if (Object.keys(this.errors).length === 0) this.autosave.touch();
  }

  private async save(): Promise<void> {
    const { draft, base } = this;
    if (!draft) return;
    try {
      const saved = await call(api.screens.update, { params: { id: base.id }, body: draft, ifMatch: base.revision });
      if (this.base.id === saved.id) this.base = { id: saved.id, revision: saved.revision };
      screenStore(saved.id).put(saved);
      screens.patch((all) => all.map((each) => (each.id === saved.id ? saved : each)));
    } catch (error) {
      this.errors = refusedFields(asApiError(error), language());
      throw error;
    }
  }

  private async takeTheirs(): Promise<void> {
    await screenStore(this.base.id).refresh();
    const newest = screenStore(this.base.id).snapshot.value;
    if (!newest) return;
    this.autosave.error = null;
    this.begin(newest);
  }

  private async keepMine(): Promise<void> {
    await screenStore(this.base.id).refresh();
    const newest = screenStore(this.base.id).snapshot.value;
    if (!newest) return;
    this.base = { id: newest.id, revision: newest.revision };
    this.autosave.error = null;
    this.autosave.touch();
    await this.autosave.flush();
  }
}
