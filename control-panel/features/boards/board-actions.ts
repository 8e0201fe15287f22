import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js';
import '@awesome.me/webawesome/dist/components/dropdown/dropdown.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { BoardDesign } from '../../../server/domain/statistics/board.ts';
import { HpElement } from '../../components/hp-element.ts';
import { toast } from '../../components/toast.ts';
import { may } from '../../data/session.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { exportBoard, type ExportKind } from './export/export-board.ts';
import { importFile } from './import-file.ts';

/**
 * What one does with a whole board: open it, see it on all shapes, take it out as a file or bring one in, put it
 * on screens. Events: `hp-import` (a design), `hp-preview-all`, `hp-add-to-playlist`, `hp-show`.
 */
@customElement('hp-board-actions')
export class BoardActions extends HpElement {
  @property({ attribute: false }) design: BoardDesign | null = null;
  @property() board = '';
  @state() private busy = false;

  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: var(--hp-space-1);
      }
    `,
  ];

  override render() {
    const texts = t().boards;
    const { tools } = texts;
    return html`
      <wa-dropdown @wa-select=${(event: CustomEvent<{ item: { value: string } }>) => void this.file(event.detail.item.value)}>
        <wa-button slot="trigger" size="s" appearance="plain" with-caret ?loading=${this.busy}><wa-icon slot="start" name="file"></wa-icon>${tools.files}</wa-button>
        <wa-dropdown-item value="png"><wa-icon slot="icon" name="image"></wa-icon>${tools.exportPng}</wa-dropdown-item>
        <wa-dropdown-item value="pdf"><wa-icon slot="icon" name="file"></wa-icon>${tools.exportPdf}</wa-dropdown-item>
        <wa-dropdown-item value="json"><wa-icon slot="icon" name="download"></wa-icon>${tools.exportJson}</wa-dropdown-item>
        ${may('board.edit') ? html`<wa-dropdown-item value="import"><wa-icon slot="icon" name="upload"></wa-icon>${tools.importJson}</wa-dropdown-item>` : nothing}
      </wa-dropdown>
      <wa-button size="s" appearance="plain" @click=${() => this.emit('hp-preview-all')}><wa-icon slot="start" name="screen"></wa-icon>${tools.preview}</wa-button>
      <wa-button size="s" appearance="outlined" href="/board/${this.board}" target="_blank"><wa-icon slot="start" name="external"></wa-icon>${texts.open}</wa-button>
      ${may('content.edit') ? html`<wa-button size="s" appearance="outlined" @click=${() => this.emit('hp-add-to-playlist')}><wa-icon slot="start" name="playlist"></wa-icon>${texts.addToPlaylist}</wa-button>` : nothing}
      ${may('publication.publish') ? html`<wa-button size="s" variant="brand" @click=${() => this.emit('hp-show')}><wa-icon slot="start" name="publish"></wa-icon>${texts.showOnScreens}</wa-button>` : nothing}
      <input type="file" hidden accept="application/json,.json" @change=${this.import} />
    `;
  }

  private async file(what: string): Promise<void> {
    const { design } = this;
    if (what === 'import') return this.renderRoot.querySelector<HTMLInputElement>('input[type=file]')?.click();
    if (!design || this.busy) return;
    this.busy = true;
    try {
      await exportBoard({ id: this.board, design }, what as ExportKind);
    } catch (error) {
      console.error(error);
      toast(t().boards.exporting.failed, { tone: 'bad' });
    } finally {
      this.busy = false;
    }
  }

  private async import(event: Event): Promise<void> {
    const input = event.currentTarget as HTMLInputElement;
    const file = input.files?.[0];
    input.value = ''; // the same file may be chosen again
    const design = file ? await importFile(file) : null;
    if (design) this.emit<BoardDesign>('hp-import', design);
  }
}
