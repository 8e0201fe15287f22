import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import { api } from '../../../server/protocol/rest/index.ts';
import '../../components/data-table.ts';
import '../../components/empty-state.ts';
import type { Column } from '../../components/data-table.ts';
import { whenLoaded } from '../../components/load-state.ts';
import { PageElement } from '../../components/page-element.ts';
import '../../components/page-header.ts';
import '../../components/time.ts';
import { toastError } from '../../components/toast-error.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { call } from '../../data/call.ts';
import { audit } from '../../data/settings.ts';
import { t } from '../../locales/language.ts';
import { pageLayout, shared } from '../../theme/shared.styles.ts';
import { actionWords, subjectWords } from './audit-words.ts';
import type { AuditEntry } from './audit-words.ts';

/** The audit trail, newest first, older entries on demand. */
@customElement('hp-audit-page')
export class AuditPage extends PageElement {
  @state() private older: readonly AuditEntry[] = [];
  @state() private atEnd = false;
  @state() private busy = false;

  private readonly audit = new Subscribed(this, audit);

  static override styles = [
    shared,
    pageLayout,
    css`
      code {
        font-family: var(--hp-mono);
        font-size: var(--hp-text-s);
        color: var(--hp-ink-quiet);
      }
      .more {
        display: flex;
        justify-content: center;
        margin-block-start: var(--hp-space-2);
      }
    `,
  ];

  override render() {
    const { auditTitle, auditLede, title } = t().settings;
    return html`
      <hp-page-header heading=${auditTitle} lede=${auditLede} backTo="/settings" backLabel=${title}></hp-page-header>
      ${whenLoaded(this.audit, (newest) => this.renderTable(newest), audit)}
    `;
  }

  private renderTable(newest: readonly AuditEntry[]) {
    const oldest = newest.at(-1)?.number ?? 0;
    const rows = [...newest, ...this.older.filter(({ number }) => number < oldest)];
    if (rows.length === 0) return html`<hp-empty-state icon="history" heading=${t().settings.auditEmpty}></hp-empty-state>`;
    const last = rows.at(-1)?.number ?? 1;
    return html`
      <hp-data-table label=${t().settings.auditTitle} .rows=${rows} .columns=${this.columns()} .keyOf=${({ number }: AuditEntry) => String(number)}></hp-data-table>
      ${last > 1 && !this.atEnd
        ? html`<div class="more"><wa-button appearance="outlined" ?loading=${this.busy} @click=${() => this.loadOlder(last)}>${t().settings.older}</wa-button></div>`
        : nothing}
    `;
  }

  private columns(): Column<AuditEntry>[] {
    const { number, at, who, action, subject, fingerprint, system } = t().settings;
    return [
      { key: 'number', label: number, wideOnly: true, cell: (entry) => entry.number },
      { key: 'at', label: at, cell: (entry) => html`<hp-time .instant=${entry.at}></hp-time>` },
      { key: 'who', label: who, cell: (entry) => entry.account ?? html`<span class="quiet">${system}</span>` },
      { key: 'action', label: action, cell: (entry) => actionWords(entry.action, t()) },
      { key: 'subject', label: subject, cell: (entry) => subjectWords(entry) },
      { key: 'hash', label: fingerprint, wideOnly: true, cell: (entry) => html`<code title=${entry.hash}>${entry.hash.slice(0, 12)}</code>` },
    ];
  }

  private async loadOlder(before: number): Promise<void> {
    this.busy = true;
    try {
      const page = await call(api.town.audit, { query: { before } });
      this.older = [...this.older, ...page];
      this.atEnd = page.length === 0;
    } catch (error) {
      toastError(error);
    } finally {
      this.busy = false;
    }
  }
}
