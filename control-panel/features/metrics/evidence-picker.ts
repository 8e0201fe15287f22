import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ref } from 'lit/directives/ref.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import '@awesome.me/webawesome/dist/components/spinner/spinner.js';
import { HpElement } from '../../components/hp-element.ts';
import { toast } from '../../components/toast.ts';
import { asApiError } from '../../data/api-error.ts';
import { sendEvidence } from '../../data/metrics.ts';
import { language, t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';

const MOST = 6;

/** Pictures that prove a reading, sent as they are chosen. Event `hp-evidence` has their hashes, `hp-evidence-sending` how many more are on their way, or fewer. */
@customElement('hp-evidence-picker')
export class EvidencePicker extends HpElement {
  @property({ attribute: false }) evidence: readonly string[] = [];
  /** What they are evidence of, for those who listen. */
  @property() label = '';
  @state() private sending = 0;

  private input: HTMLInputElement | undefined;

  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px;
      }
      button {
        position: relative;
        display: grid;
        place-items: center;
        width: var(--hp-control);
        height: var(--hp-control);
        padding: 0;
        border: 1px solid var(--hp-hairline);
        border-radius: var(--hp-radius);
        background: none;
        color: var(--hp-ink-quiet);
        overflow: hidden;
        cursor: pointer;
      }
      button:hover {
        background: var(--hp-hover);
        color: var(--hp-ink);
      }
      img {
        width: 100%;
        height: 100%;
        object-fit: cover;
      }
      .kept wa-icon {
        position: absolute;
        inset: 0;
        margin: auto;
        padding: 3px;
        border-radius: 50%;
        background: var(--hp-surface);
        color: var(--hp-ink);
        opacity: 0;
      }
      .kept:hover wa-icon,
      .kept:focus-visible wa-icon {
        opacity: 1;
      }
      @media (max-width: 1000px) {
        button {
          width: var(--hp-touch);
          height: var(--hp-touch);
        }
        .kept wa-icon {
          opacity: 0.85;
        }
      }
    `,
  ];

  override render() {
    const { addEvidence, removeEvidence } = t().metrics;
    const title = `${this.label} ${addEvidence}`;
    return html`
      ${this.evidence.map(
        (sha256) => html`<button type="button" class="kept" title=${removeEvidence} aria-label=${removeEvidence} @click=${() => this.tell(this.evidence.filter((each) => each !== sha256))}>
          <img src="/media/${sha256}" alt="" /><wa-icon name="xmark"></wa-icon>
        </button>`,
      )}
      ${this.evidence.length < MOST
        ? html`<button type="button" title=${addEvidence} aria-label=${title} @click=${() => this.input?.click()}>${this.sending > 0 ? html`<wa-spinner></wa-spinner>` : html`<wa-icon name="image"></wa-icon>`}</button>`
        : nothing}
      <input type="file" hidden multiple accept="image/jpeg,image/png,image/webp" ${ref((element) => (this.input = element as HTMLInputElement | undefined))} @change=${this.take} />
    `;
  }

  private async take(event: Event): Promise<void> {
    const input = event.currentTarget as HTMLInputElement;
    const files = [...(input.files ?? [])].slice(0, MOST - this.evidence.length - this.sending);
    input.value = '';
    this.underWay(files.length);
    for (const file of files) {
      try {
        const sha256 = await sendEvidence(file);
        this.tell([...new Set([...this.evidence, sha256])]);
      } catch (error) {
        toast(`${t().metrics.evidenceFailed}: ${asApiError(error).words(language())}`, { tone: 'bad' });
      } finally {
        this.underWay(-1);
      }
    }
  }

  private underWay(more: number): void {
    this.sending += more;
    this.emit('hp-evidence-sending', more);
  }

  private tell(evidence: readonly string[]): void {
    this.evidence = evidence;
    this.emit('hp-evidence', evidence);
  }
}
