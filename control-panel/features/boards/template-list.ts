import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { PixelSize } from '../../../server/domain/screen.ts';
import type { BoardDesign } from '../../../server/domain/statistics/board.ts';
import type { BoardTemplate } from '../../../server/protocol/rest/boards.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import { HpElement } from '../../components/hp-element.ts';
import { whenLoaded } from '../../components/load-state.ts';
import '../../components/preview.ts';
import { toastError } from '../../components/toast-error.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { boards, boardTemplates } from '../../data/boards.ts';
import { call } from '../../data/call.ts';
import { language, t } from '../../locales/language.ts';
import { navigate } from '../../shell/router.ts';
import { shared } from '../../theme/shared.styles.ts';
import { fittedTo } from './fitted.ts';
import { importFile } from './import-file.ts';

const WIDE: PixelSize = { width: 1920, height: 1080 };

/** Boards to begin with, with the town's own figures, in the shape of the screen they are for. */
@customElement('hp-template-list')
export class TemplateList extends HpElement {
  @property({ attribute: false }) pixels: PixelSize = WIDE;
  @state() private busy = '';

  private readonly templates = new Subscribed(this, boardTemplates);

  static override styles = [
    shared,
    css`
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr));
        gap: var(--hp-space-3);
      }
      li {
        display: flex;
        flex-direction: column;
        gap: var(--hp-space-half);
        min-width: 0;
      }
      .picture {
        display: grid;
        place-items: center;
        width: 100%;
        min-height: 168px;
        padding: 0;
        border: 1px solid var(--hp-hairline);
        border-radius: var(--hp-radius);
        overflow: hidden;
        background: var(--hp-sunken);
        color: var(--hp-ink-quiet);
        font: inherit;
        cursor: pointer;
      }
      .picture:hover:not(:disabled) {
        border-color: var(--hp-ink-quiet);
      }
      .picture hp-preview {
        max-width: 100%;
      }
      .picture wa-icon {
        font-size: 30px;
      }
      .missing {
        color: var(--hp-warn);
      }
    `,
  ];

  override render() {
    const texts = t().boards;
    return html`<ul aria-busy=${String(this.busy !== '')}>
      ${whenLoaded(this.templates, (all) => html`${all.map((template) => this.renderTemplate(template))}`, boardTemplates)}
      ${this.renderPlain('empty', 'plus', texts.fromEmpty, texts.fromEmptyHint, () => this.make('empty', emptyDesign(this.pixels)))}
      ${this.renderPlain('file', 'upload', texts.fromFile, 'JSON', () => this.renderRoot.querySelector<HTMLInputElement>('input')?.click())}
    </ul>
    <input type="file" hidden accept="application/json,.json" @change=${this.import} />`;
  }

  private renderTemplate(template: BoardTemplate) {
    const { useTemplate, missing } = t().boards;
    const name = language() === 'en' ? template.nameEn : template.name;
    const design = fittedTo(template.design, this.pixels);
    const { width, height } = this.pixels;
    const wide = Math.min(300, 168 * (width / height));
    return html`<li>
      <button class="picture" type="button" data-template=${template.id} ?disabled=${this.busy !== ''} aria-label=${useTemplate(name)} @click=${() => this.make(template.id, design)}>
        <hp-preview style=${styleMap({ width: width / height >= 16 / 9 ? '100%' : `${wide}px` })} .visual=${{ kind: 'board', sha256: `template ${template.id} ${width}x${height}`, design }} .pixels=${this.pixels}></hp-preview>
      </button>
      <strong>${name}</strong>
      ${template.missing.length > 0 ? html`<p class="small missing">${missing(template.missing.length, template.missing.join(language() === 'en' ? ', ' : '、'))}</p>` : nothing}
    </li>`;
  }

  private renderPlain(key: string, icon: string, name: string, hint: string, act: () => void) {
    return html`<li>
      <button class="picture" type="button" data-template=${key} ?disabled=${this.busy !== ''} aria-label=${name} @click=${act}><wa-icon name=${icon}></wa-icon></button>
      <strong>${name}</strong><span class="quiet small">${hint}</span>
    </li>`;
  }

  private async import(event: Event): Promise<void> {
    const input = event.currentTarget as HTMLInputElement;
    const file = input.files?.[0];
    input.value = '';
    const design = file ? await importFile(file) : null;
    if (design) await this.make('file', { ...design, title: design.title || t().boards.untitled });
  }

  private async make(key: string, design: BoardDesign): Promise<void> {
    if (this.busy !== '') return;
    this.busy = key;
    try {
      const { id } = await call(api.boards.create, { body: { design } });
      void boards.refresh();
      navigate(`/data/boards/${id}`);
    } catch (error) {
      toastError(error);
    } finally {
      this.busy = '';
    }
  }
}

function emptyDesign(size: PixelSize): BoardDesign {
  return { title: t().boards.untitled, size, fit: 'reflow', theme: 'deep-blue', background: null, widgets: [], tour: [] };
}
