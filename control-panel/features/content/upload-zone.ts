import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { HpElement } from '../../components/hp-element.ts';
import { toastError } from '../../components/toast-error.ts';
import { Listening } from '../../controllers/listening.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { onSendings, send, sendingsNow, uploads } from '../../data/uploads.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import './upload-list.ts';
import { categoryOfFile, uploadRows } from './upload-rows.ts';

/** Taken off the list on this machine until the page is loaded anew. */
let dismissed: ReadonlySet<string> = new Set();

/** Takes files dropped anywhere on the page or chosen by `pick()`, and shows how far each has come. */
@customElement('hp-upload-zone')
export class UploadZone extends HpElement {
  /** Show the invitation though nothing is being sent. */
  @property({ type: Boolean }) inviting = false;
  @state() private dragging = false;

  private readonly uploads = new Subscribed(this, uploads);
  private depth = 0;
  private stop = new AbortController();

  static override styles = [
    shared,
    css`
      .veil {
        position: fixed;
        inset: 0;
        z-index: 40;
        display: grid;
        place-content: center;
        justify-items: center;
        gap: var(--hp-space-2);
        border: 3px dashed var(--hp-accent);
        background: color-mix(in srgb, var(--hp-page) 88%, transparent);
        font-size: var(--hp-text-xl);
        pointer-events: none;
      }
      .veil wa-icon {
        font-size: 40px;
        color: var(--hp-accent-text);
      }
      .invitation {
        display: grid;
        justify-items: center;
        gap: var(--hp-space-2);
        padding: var(--hp-space-4);
        margin-block-end: var(--hp-space-3);
        border: 1px dashed var(--hp-line);
        border-radius: var(--hp-radius-l);
        text-align: center;
      }
      .invitation p {
        max-width: 56ch;
      }
    `,
  ];

  constructor() {
    super();
    this.addController(new Listening(this, onSendings));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = new AbortController();
    const { signal } = this.stop;
    addEventListener('dragenter', (event) => this.over(event, 1), { signal });
    addEventListener('dragleave', (event) => this.over(event, -1), { signal });
    addEventListener('dragover', (event) => hasFiles(event) && event.preventDefault(), { signal });
    addEventListener('drop', (event) => this.drop(event), { signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop.abort();
  }

  /** Opens the browser's dialog for files. */
  pick(): void {
    this.renderRoot.querySelector('input')?.click();
  }

  override render() {
    const rows = uploadRows(sendingsNow(), this.uploads.value ?? [], dismissed);
    const { choose, drop, hint } = t().content.uploads;
    return html`
      <input type="file" multiple hidden accept="image/*,video/*,.mkv,.mov" aria-hidden="true" @change=${this.chosen} />
      ${this.dragging ? html`<div class="veil"><wa-icon name="upload"></wa-icon>${drop}</div>` : nothing}
      ${this.inviting
        ? html`<div class="invitation">
            <p class="quiet">${hint}</p>
            <wa-button appearance="outlined" @click=${() => this.pick()}><wa-icon slot="start" name="upload"></wa-icon>${choose}</wa-button>
          </div>`
        : nothing}
      ${rows.length > 0 ? html`<hp-upload-list .rows=${rows} @hp-dismiss=${this.dismiss}></hp-upload-list>` : nothing}
    `;
  }

  private dismiss(event: CustomEvent<readonly string[]>): void {
    dismissed = new Set([...dismissed, ...event.detail]);
    this.requestUpdate();
  }

  private chosen(event: Event): void {
    const input = event.currentTarget as HTMLInputElement;
    this.take([...(input.files ?? [])]);
    input.value = '';
  }

  private over(event: DragEvent, step: 1 | -1): void {
    if (!hasFiles(event)) return;
    this.depth = Math.max(0, this.depth + step);
    this.dragging = this.depth > 0;
  }

  private drop(event: DragEvent): void {
    this.depth = 0;
    this.dragging = false;
    if (!hasFiles(event)) return;
    event.preventDefault();
    this.take([...(event.dataTransfer?.files ?? [])]);
  }

  private take(files: readonly File[]): void {
    for (const file of files) send([file], categoryOfFile(file)).catch(toastError);
  }
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}
