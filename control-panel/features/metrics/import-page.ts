import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { api } from '../../../server/protocol/rest/index.ts';
import type { ImportCheck, ImportRow, ImportView } from '../../../server/protocol/rest/imports.ts';
import '../../components/loading.ts';
import { PageElement } from '../../components/page-element.ts';
import '../../components/page-header.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { asApiError } from '../../data/api-error.ts';
import { call } from '../../data/call.ts';
import { followImport, imports } from '../../data/imports.ts';
import { metrics } from '../../data/metrics.ts';
import { language, t } from '../../locales/language.ts';
import { countWords } from '../../locales/number-words.ts';
import { navigate } from '../../shell/router.ts';
import { pageLayout, shared } from '../../theme/shared.styles.ts';
import './import-check.ts';
import { remarkWords } from './import-check.ts';
import './import-done.ts';
import './import-file.ts';
import { importPageStyles } from './import-page.styles.ts';
import './import-reading.ts';
import { firstSheet, importDraft, settingsOf } from './import-settings.ts';
import type { ImportDraft } from './import-settings.ts';
import { saveBarStyles } from './save-bar.styles.ts';

const STEPS = ['file', 'columns', 'check', 'done'] as const;
type Step = (typeof STEPS)[number];

/** Readings from a table in four steps: the file, its columns, what would be recorded, and the result. */
@customElement('hp-import-page')
export class ImportPage extends PageElement {
  private readonly metrics = new Subscribed(this, metrics);
  @state() private view: ImportView | null = null;
  @state() private draft: ImportDraft | null = null;
  @state() private step: Step = 'file';
  @state() private check: ImportCheck | null = null;
  @state() private result: ImportRow | null = null;
  @state() private row = 0;
  @state() private problem = '';
  @state() private busy = false;

  private asked = '';
  private checking = 0;
  private left = new AbortController();

  static override styles = [shared, pageLayout, saveBarStyles, importPageStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    this.left = new AbortController();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.left.abort();
  }

  /** The address names the file, so that a reload or a link goes on where one was. */
  override willUpdate(): void {
    const id = this.place.query.get('id') ?? '';
    if (id === this.asked) return;
    this.asked = id;
    if (id === '') this.begin(null);
    else if (this.view?.id !== id) void this.open(id);
  }

  override render() {
    const { importTitle, importLede, title } = t().metrics;
    return html`
      <hp-page-header heading=${importTitle} lede=${importLede} backTo="/data" backLabel=${title}></hp-page-header>
      ${this.renderSteps()}
      ${this.problem && this.step !== 'file' ? html`<p class="bad" role="alert">${this.problem}</p>` : nothing} ${this.renderStep()}
    `;
  }

  private renderSteps() {
    const at = STEPS.indexOf(this.step);
    return html`<ol class="steps">
      ${STEPS.map((_, index) => html`<li class=${index < at ? 'past' : ''} aria-current=${index === at ? 'step' : nothing}><span>${index < at ? html`<wa-icon name="check"></wa-icon>` : index + 1}</span>${t().metrics.importSteps[index]}</li>`)}
    </ol>`;
  }

  private renderStep() {
    const { view, draft } = this;
    if (this.step === 'done') return html`<hp-import-done .row=${this.result} .check=${this.check} @hp-again=${() => navigate('/data/import')}></hp-import-done>`;
    if (!view || !draft) {
      if (this.asked !== '' && this.problem === '') return html`<hp-loading></hp-loading>`;
      return html`<hp-import-file .problem=${this.problem} @hp-import=${(event: CustomEvent<ImportView>) => this.take(event.detail)}></hp-import-file>`;
    }
    return this.step === 'check' ? this.renderCheck(view, draft) : this.renderColumns(view, draft);
  }

  private renderColumns(view: ImportView, draft: ImportDraft) {
    const { check, anotherFile } = t().metrics;
    return html`
      <hp-import-reading .view=${view} .draft=${draft} .row=${this.row} .metrics=${this.metrics.value ?? []} @hp-draft=${(event: CustomEvent<Partial<ImportDraft>>) => this.change(event.detail)}></hp-import-reading>
      <div class="bar">
        <wa-button appearance="outlined" href="/data/import">${anotherFile}</wa-button>
        <wa-button variant="brand" ?disabled=${settingsOf(draft) === null} @click=${() => void this.look()}>${check}</wa-button>
      </div>
    `;
  }

  private renderCheck(view: ImportView, draft: ImportDraft) {
    const texts = t().metrics;
    const { check } = this;
    const ready = check !== null && check.readings > 0 && (check.badRows === 0 || draft.skipBad);
    return html`
      ${check
        ? html`<hp-import-check
            class=${this.busy ? 'stale' : ''}
            .check=${check}
            .draft=${draft}
            .name=${view.name}
            .metrics=${this.metrics.value ?? []}
            @hp-draft=${(event: CustomEvent<Partial<ImportDraft>>) => this.decide(event.detail)}
            @hp-row=${(event: CustomEvent<number>) => this.point(event.detail)}
          ></hp-import-check>`
        : html`<p class="quiet" role="status">${texts.checkingRows}</p><hp-loading></hp-loading>`}
      <div class="bar">
        <wa-button appearance="outlined" @click=${() => this.point(0)}>${texts.backToMapping}</wa-button>
        <wa-button variant="brand" ?disabled=${!ready} ?loading=${this.busy} @click=${() => void this.commit()}>${texts.commit(countWords(check?.readings ?? 0))}</wa-button>
      </div>
    `;
  }

  private begin(view: ImportView | null): void {
    const sheet = view?.file ? firstSheet(view) : -1;
    const chosen = view?.file?.sheets[sheet];
    this.view = view;
    this.draft = chosen ? importDraft(sheet, chosen) : null;
    this.check = null;
    this.result = null;
    this.row = 0;
    this.problem = '';
    this.step = chosen ? 'columns' : 'file';
  }

  /** A file that was just sent: its address first, then its columns. */
  private take(view: ImportView): void {
    this.asked = view.id;
    this.begin(view);
    navigate(`/data/import?id=${view.id}`);
  }

  private async open(id: string): Promise<void> {
    try {
      const view = await call(api.imports.get, { params: { id } });
      if (this.asked !== id) return;
      this.begin(view);
      if (view.failure) this.problem = remarkWords(view.failure);
      if (view.state === 'ready' && view.fraction === null) this.problem ||= view.file ? '' : t().metrics.importExpired;
      else await this.follow(view);
    } catch (error) {
      this.problem = asApiError(error).words(language());
    }
  }

  private change(change: Partial<ImportDraft>): void {
    if (!this.draft) return;
    const sheet = change.sheet === undefined ? undefined : this.view?.file?.sheets[change.sheet];
    this.draft = sheet ? importDraft(change.sheet!, sheet) : { ...this.draft, ...change };
  }

  private decide(change: Partial<ImportDraft>): void {
    this.change(change);
    if (change.skipBad === undefined) void this.look();
  }

  private point(row: number): void {
    this.row = row;
    this.step = 'columns';
  }

  private async look(): Promise<void> {
    const settings = this.draft && settingsOf(this.draft);
    if (!this.view || !settings) return;
    const number = ++this.checking;
    if (this.step !== 'check') this.check = null;
    this.step = 'check';
    this.problem = '';
    this.busy = true;
    try {
      const check = await call(api.imports.check, { params: { id: this.view.id }, body: settings });
      if (number === this.checking) this.check = check;
    } catch (error) {
      if (number !== this.checking) return;
      this.problem = asApiError(error).words(language());
      this.step = 'columns';
    } finally {
      if (number === this.checking) this.busy = false;
    }
  }

  private async commit(): Promise<void> {
    const { view, draft } = this;
    const settings = draft && settingsOf(draft);
    if (!view || !settings || this.busy) return;
    this.busy = true;
    this.problem = '';
    try {
      await this.follow(await call(api.imports.commit, { params: { id: view.id }, body: { ...settings, skipBad: draft.skipBad } }));
    } catch (error) {
      this.problem = asApiError(error).words(language());
    } finally {
      this.busy = false;
    }
  }

  private async follow(row: ImportRow): Promise<void> {
    this.result = row;
    this.step = 'done';
    const { signal } = this.left;
    try {
      if (row.state === 'recording' || row.fraction !== null) this.result = await followImport(row.id, (now) => (this.result = now), signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    if (this.result.failure) {
      this.problem = `${t().metrics.importFailed}: ${remarkWords(this.result.failure)}`;
      if (this.result.state === 'ready') this.step = this.check ? 'check' : 'columns';
    }
    void imports.refresh();
    void metrics.refresh();
  }
}
