import { html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { CATEGORIES } from '../../../server/domain/content.ts';
import type { Category } from '../../../server/domain/content.ts';
import type { BreakKind } from '../../../server/domain/typography/text-run.ts';
import type { ThemeId } from '../../../server/domain/typography/themes.ts';
import type { ContentView, TextDraft } from '../../../server/protocol/rest/content.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import '../../components/autosave-indicator.ts';
import '../../components/conflict-notice.ts';
import '../../components/field.ts';
import type { Field } from '../../components/field.ts';
import { HpElement } from '../../components/hp-element.ts';
import { toastError } from '../../components/toast-error.ts';
import { toast } from '../../components/toast.ts';
import { Autosave } from '../../controllers/autosave.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { call } from '../../data/call.ts';
import { contentItem } from '../../data/content.ts';
import { screens } from '../../data/screens.ts';
import { may } from '../../data/session.ts';
import { language, t } from '../../locales/language.ts';
import { navigate } from '../../shell/router.ts';
import { shared } from '../../theme/shared.styles.ts';
import './break-chips.ts';
import type { Gap } from './break-gaps.ts';
import { movedCorrections, withCorrection } from './break-gaps.ts';
import { Composer } from './composer.ts';
import { designerStyles } from './designer.styles.ts';
import { draftOf, formOf, isSameText, newDraft, ownTitle } from './draft.ts';
import type { TextForm } from './draft.ts';
import { isTolerable, problemWords } from './problem-words.ts';
import './shape-previews.ts';
import { previewShapes } from './shapes.ts';
import './theme-picker.ts';

/**
 * Writes a slogan or hotline notice and shows at once how it stands on every shape. Saves itself: a new
 * one is made with the first text that can be set. Event `hp-made` has the item once it exists.
 */
@customElement('hp-text-designer')
export class TextDesigner extends HpElement {
  /** What is edited; null for a new one. */
  @property({ attribute: false }) item: ContentView | null = null;
  @property() kind: TextDraft['kind'] = 'slogan';
  @state() private form: TextForm = newDraft('slogan');

  private opened: TextForm | null = null;
  private made: ContentView | null = null;
  private asked = '';
  /** What is written cannot be kept as it is; the problems beside it say why. */
  private unkept = false;
  private readonly screens = new Subscribed(this, () => (may('screen.view') ? screens : null));
  private readonly autosave = new Autosave(
    this,
    () => this.save(),
    () => this.made !== null,
  );
  private readonly composer = new Composer(this, ({ ...draft }, shapes, signal) =>
    call(api.content.compose, { body: { ...draft, shapes: [...shapes] }, signal }),
  );

  static override styles = [shared, designerStyles];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.opened || (changed.has('item') && this.isNews(this.item))) this.open();
    const shapes = previewShapes(this.screens.value ?? []).map(({ pixels }) => pixels);
    const question = JSON.stringify([draftOf(this.form), shapes]);
    if (question === this.asked) return; // neither text nor shapes changed
    this.asked = question;
    this.composer.ask(draftOf(this.form), shapes);
  }

  /** Another item, or the same as somebody else changed it while nothing was being written here. */
  private isNews(item: ContentView | null): boolean {
    const { made } = this;
    if (!item || item.id !== made?.id) return item !== null;
    return item.revision > made.revision && !this.autosave.pending && made.draft !== null && isSameText(this.form, formOf(made, made.draft));
  }

  private open(): void {
    this.made = this.item;
    this.form = this.item?.draft ? formOf(this.item, this.item.draft) : newDraft(this.kind);
    this.opened = this.form;
  }

  override focus(options?: FocusOptions): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector('hp-field')?.focus(options));
  }

  override render() {
    const { previews, previewsHint, published } = t().content.designer;
    const isEmpty = this.form.text.trim() === '';
    const composition = isEmpty ? null : this.composer.shown;
    const used = this.made && this.made.usedIn.length > 0;
    return html`
      ${this.autosave.error?.code === 'changed-meanwhile' ? html`<hp-conflict @hp-theirs=${this.takeTheirs} @hp-mine=${this.keepMine}></hp-conflict>` : nothing}
      <div class="columns">
        <div class="write">${this.renderForm(isEmpty)}</div>
        <section class="see" aria-label=${previews}>
          <header><h2>${previews}</h2><span class="small quiet">${previewsHint}</span></header>
          <hp-shape-previews class=${this.composer.current && !this.composer.current.visual ? 'old' : ''} .shapes=${previewShapes(this.screens.value ?? [])} .composition=${composition}></hp-shape-previews>
          ${used ? html`<p class="small quiet">${published}</p>` : nothing}
        </section>
      </div>
    `;
  }

  private renderForm(isEmpty: boolean) {
    const { form } = this;
    const texts = t().content.designer;
    const isNotice = form.kind === 'notice';
    const disabled = !may('content.edit');
    return html`
      <div class="kinds" role="group" aria-label=${texts.kind}>
        ${(['slogan', 'notice'] as const).map(
          (kind) => html`<button type="button" aria-pressed=${String(form.kind === kind)} ?disabled=${disabled} @click=${() => this.setKind(kind)}>
            <wa-icon name=${kind}></wa-icon>${t().words.kind[kind]}
          </button>`,
        )}
      </div>
      <hp-field
        class="text"
        type="textarea"
        rows="4"
        maxlength="1000"
        label=${texts.text}
        hint=${texts.textHint}
        placeholder=${isNotice ? texts.noticePlaceholder : texts.sloganPlaceholder}
        .value=${form.text}
        ?disabled=${disabled}
        @input=${(event: Event) => this.setText((event.currentTarget as Field).value)}
      ></hp-field>
      ${isEmpty ? nothing : this.renderProblems()}
      ${isNotice
        ? html`<hp-field type="tel" label=${texts.phone} hint=${texts.phoneHint} maxlength="30" .value=${form.phone} ?disabled=${disabled} error=${this.phoneError()} @input=${(event: Event) => this.set({ phone: (event.currentTarget as Field).value })}></hp-field>
            <hp-field label=${texts.qr} hint=${texts.qrHint} maxlength="300" .value=${form.qr} ?disabled=${disabled} @input=${(event: Event) => this.set({ qr: (event.currentTarget as Field).value })}></hp-field>`
        : nothing}
      <hp-theme-picker .chosen=${form.theme} ?disabled=${disabled} @hp-choose=${(event: CustomEvent<ThemeId>) => this.set({ theme: event.detail })}></hp-theme-picker>
      ${isEmpty ? nothing : this.renderBreaks(disabled)}
      <hp-field
        type="select"
        label=${t().content.category}
        .choices=${CATEGORIES.map((value) => ({ value, label: t().words.category[value] }))}
        .value=${form.category}
        ?disabled=${disabled}
        @change=${(event: Event) => this.set({ category: (event.currentTarget as Field).value as Category })}
      ></hp-field>
      <hp-field label=${texts.name} hint=${texts.nameHint} placeholder=${ownTitle(form.text)} maxlength="120" .value=${form.title} ?disabled=${disabled} @input=${(event: Event) => this.set({ title: (event.currentTarget as Field).value })}></hp-field>
      <div class="foot">
        ${this.unkept
          ? html`<span class="small bad" role="status">${t().common.notSaved}</span>`
          : html`<hp-autosave .saving=${this.autosave.saving} .savedAt=${this.autosave.savedAt} .error=${this.autosave.error}></hp-autosave>`}
        ${this.opened && this.made && !isSameText(this.opened, form)
          ? html`<wa-button size="s" appearance="plain" @click=${this.restoreOpened}><wa-icon slot="start" name="undo"></wa-icon>${texts.restoreOpened}</wa-button>`
          : nothing}
      </div>
    `;
  }

  private renderProblems() {
    const { problems } = t().content.designer;
    const { error, current } = this.composer;
    if (error) return html`<p class="problem" role="alert">${error.words(language())}</p>`;
    const told = (current?.problems ?? []).filter(({ code }) => code !== 'cannot-fit' && code !== 'empty');
    return told.map((problem) => html`<p class="problem" role="alert"><wa-icon name="warning"></wa-icon>${problemWords(problem, this.form.text, problems)}</p>`);
  }

  private renderBreaks(disabled: boolean) {
    const { shown } = this.composer;
    if (!shown?.text) return nothing;
    return html`<hp-break-chips
      .text=${shown.draft.text}
      .segments=${shown.text.segments}
      .corrected=${new Set(this.form.corrections.map(({ at }) => at))}
      ?disabled=${disabled}
      @hp-break=${(event: CustomEvent<{ gap: Gap; wanted: BreakKind }>) => this.set({ corrections: withCorrection(this.form.corrections, event.detail.gap, event.detail.wanted) })}
      @hp-reset=${() => this.set({ corrections: [] })}
    ></hp-break-chips>`;
  }

  private phoneError(): string {
    return /^[0-9+\-\s]*$/.test(this.form.phone) ? '' : t().common.invalid.pattern;
  }

  private setKind(kind: TextDraft['kind']): void {
    const usual = newDraft(this.form.kind);
    const fresh = newDraft(kind);
    const { category, theme } = this.form;
    this.set({ kind, category: category === usual.category ? fresh.category : category, theme: theme === usual.theme ? fresh.theme : theme });
  }

  private setText(text: string): void {
    this.set({ text, corrections: movedCorrections(this.form.corrections, this.form.text, text) });
  }

  private set(change: Partial<TextForm>): void {
    this.form = { ...this.form, ...change };
    this.autosave.touch();
  }

  /** Keeps what was written. Resolves to the item, or null when there is nothing that can be kept yet. */
  async keep(): Promise<ContentView | null> {
    await this.autosave.flush();
    if (!this.autosave.error && !this.unkept) return this.made;
    toast(t().common.notSaved, { tone: 'bad' });
    return null;
  }

  private async save(): Promise<void> {
    const { title, category } = this.form;
    const draft = draftOf(this.form);
    const fatal = this.composer.current?.draft.text === draft.text && this.composer.current.problems.some((problem) => !isTolerable(problem));
    const isEmpty = draft.text.trim() === '';
    this.unkept = fatal || this.phoneError() !== '' || (isEmpty && this.made !== null);
    if (isEmpty || this.unkept) return;
    const named = { title: title.trim() === '' ? ownTitle(draft.text) : title.trim() };
    if (this.made) {
      this.made = await call(api.content.update, { params: { id: this.made.id }, body: { draft, category, ...named }, ifMatch: this.made.revision });
      contentItem(this.made.id).put(this.made);
    } else {
      this.made = await call(api.content.create, { body: { ...draft, ...named, category } });
      this.opened = this.form;
    }
    this.emit('hp-made', this.made);
  }

  private restoreOpened(): void {
    if (!this.opened) return;
    const before = this.form;
    this.form = this.opened;
    this.autosave.touch();
    toast(t().content.designer.restored, {
      undo: async () => {
        this.form = before;
        this.autosave.touch();
      },
    });
  }

  private async takeTheirs(): Promise<void> {
    if (!this.made) return;
    await contentItem(this.made.id).refresh();
    this.item = contentItem(this.made.id).snapshot.value ?? this.item;
    this.open();
    this.autosave.error = null;
    this.requestUpdate();
  }

  private async keepMine(): Promise<void> {
    if (!this.made) return;
    const { revision } = await call(api.content.get, { params: { id: this.made.id } });
    this.made = { ...this.made, revision };
    this.autosave.touch();
    void this.autosave.flush();
  }

  /** Makes a copy of what is written and goes there. */
  async duplicate(): Promise<void> {
    try {
      const copy = await call(api.content.create, { body: { ...draftOf(this.form), category: this.form.category } });
      navigate(`/content/${copy.id}`);
      toast(t().content.designer.duplicated);
    } catch (error) {
      toastError(error);
    }
  }
}
