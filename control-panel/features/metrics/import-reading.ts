import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { ImportSheet, ImportView } from '../../../server/protocol/rest/imports.ts';
import type { MetricView } from '../../../server/protocol/rest/metrics.ts';
import '../../components/field.ts';
import type { Field } from '../../components/field.ts';
import { HpElement } from '../../components/hp-element.ts';
import { townZone } from '../../data/session.ts';
import { language, t } from '../../locales/language.ts';
import { countWords } from '../../locales/number-words.ts';
import { timeWords } from '../../locales/time-words.ts';
import { shared } from '../../theme/shared.styles.ts';
import { remarkWords } from './import-check.ts';
import './import-columns.ts';
import { isMetricRole, mappingOf } from './import-mapping.ts';
import type { MappingDraft } from './import-mapping.ts';
import type { ImportDraft } from './import-settings.ts';

const MOST_HEADINGS = 12;

/** How a file is read: encoding, sheet, heading, columns, and what the table does not have. Event `hp-draft`. */
@customElement('hp-import-reading')
export class ImportReadingView extends HpElement {
  @property({ attribute: false }) view: ImportView | null = null;
  @property({ attribute: false }) draft: ImportDraft | null = null;
  @property({ attribute: false }) metrics: readonly MetricView[] = [];
  @property({ type: Number }) row = 0;

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--hp-space-2);
      }
      .facts,
      .fixed {
        display: flex;
        flex-wrap: wrap;
        align-items: start;
        gap: var(--hp-space-1) var(--hp-space-3);
      }
      .facts > span {
        align-self: end;
        padding-block-end: 8px;
      }
      .facts hp-field {
        width: 180px;
      }
      .fixed hp-field {
        flex: 1 1 220px;
        max-width: 320px;
      }
      .notes li {
        display: flex;
        gap: 6px;
        align-items: baseline;
        padding-block: 2px;
        color: var(--hp-note);
      }
      .notes .warn {
        color: var(--hp-warn);
      }
      @media (max-width: 720px) {
        .facts hp-field {
          width: 100%;
        }
      }
    `,
  ];

  override render() {
    const { view, draft } = this;
    const sheet = draft && view?.file?.sheets[draft.sheet];
    if (!view?.file || !draft || !sheet) return nothing;
    const made = mappingOf(draft.mapping);
    return html`
      ${this.renderFacts(view, view.file, draft, sheet)} ${this.renderNotes(view, sheet)}
      <p class="quiet">${t().metrics.mappingHint}</p>
      <hp-import-columns
        .sheet=${sheet}
        .draft=${draft.mapping}
        .headerRow=${draft.headerRow}
        .metrics=${this.metrics}
        .row=${this.row}
        @hp-mapping=${(event: CustomEvent<MappingDraft>) => this.tell({ mapping: event.detail })}
      ></hp-import-columns>
      ${this.renderFixed(draft.mapping)} ${typeof made === 'string' ? html`<p class="bad" role="status">${t().metrics.mappingProblems[made]}</p>` : nothing}
    `;
  }

  private renderFacts(view: ImportView, file: NonNullable<ImportView['file']>, draft: ImportDraft, sheet: ImportSheet) {
    const texts = t().metrics;
    const rows = Math.min(MOST_HEADINGS, sheet.sample.length);
    return html`<div class="facts">
      <span><strong>${view.name}</strong> <span class="quiet">${texts.rowCount(countWords(sheet.rows))}${file.encoding ? ` · ${texts.encoding} ${file.encoding.toUpperCase()}` : ''}${file.separator ? ` · ${texts.separators[file.separator] ?? file.separator}` : ''}</span></span>
      ${file.sheets.length > 1
        ? html`<hp-field
            type="select"
            label=${texts.sheet}
            .value=${String(draft.sheet)}
            .choices=${file.sheets.map(({ name, hidden }, index) => ({ value: String(index), label: `${name}${hidden ? texts.hiddenSheet : ''}` }))}
            @input=${(event: Event) => this.tell({ sheet: Number(valueOf(event)) })}
          ></hp-field>`
        : nothing}
      <hp-field
        type="select"
        label=${texts.headerRow}
        .value=${String(draft.headerRow)}
        .choices=${[{ value: '0', label: texts.noHeader }, ...Array.from({ length: Math.max(rows, draft.headerRow) }, (_, index) => ({ value: String(index + 1), label: texts.headerRowNumber(index + 1) }))]}
        @input=${(event: Event) => this.tell({ headerRow: Number(valueOf(event)) })}
      ></hp-field>
    </div>`;
  }

  private renderNotes({ sameFile }: ImportView, { remarks }: ImportSheet) {
    if (!sameFile && remarks.length === 0) return nothing;
    const texts = t().metrics;
    return html`<ul class="notes small">
      ${sameFile ? html`<li class="warn"><wa-icon name="warning"></wa-icon>${texts.sameFile(sameFile.by, timeWords(sameFile.at, Date.now(), townZone(), language()))} ${texts.sameFileUndo}</li>` : nothing}
      ${remarks.map((remark) => html`<li><wa-icon name="info"></wa-icon>${remarkWords(remark)}</li>`)}
    </ul>`;
  }

  /** What has no column is the same for every row. */
  private renderFixed({ roles, fixed }: MappingDraft) {
    const texts = t().metrics;
    const entered = this.metrics.filter(({ source, deleted }) => source.kind === 'readings' && !deleted);
    const needsMetric = !roles.includes('metric') && !roles.some(isMetricRole);
    const members = [...new Set(entered.flatMap(({ dimension }) => dimension?.members ?? []))];
    const needsMember = !roles.includes('member') && members.length > 0;
    const needsDate = !roles.includes('date');
    if (!needsMetric && !needsMember && !needsDate) return nothing;
    return html`<h3>${texts.missingParts}</h3>
      <div class="fixed">
        ${needsMetric
          ? html`<hp-field type="select" label=${texts.fixedMetric} .value=${fixed.metric} .choices=${entered.map(({ id, name }) => ({ value: id, label: name }))} @input=${(event: Event) => this.fix({ metric: valueOf(event) })}></hp-field>`
          : nothing}
        ${needsMember
          ? html`<hp-field
              type="select"
              label=${texts.fixedMember}
              .value=${encodeURIComponent(fixed.member) || WHOLE}
              .choices=${[{ value: WHOLE, label: texts.wholeMember }, ...members.map((member) => ({ value: encodeURIComponent(member), label: member }))]}
              @input=${(event: Event) => this.fix({ member: valueOf(event) === WHOLE ? '' : decodeURIComponent(valueOf(event)) })}
            ></hp-field>`
          : nothing}
        ${needsDate ? html`<hp-field label=${texts.fixedDate} hint=${texts.fixedDateHint} maxlength="40" .value=${fixed.date} @input=${(event: Event) => this.fix({ date: valueOf(event) })}></hp-field>` : nothing}
      </div>`;
  }

  private fix(change: Partial<MappingDraft['fixed']>): void {
    const { mapping } = this.draft!;
    this.tell({ mapping: { ...mapping, fixed: { ...mapping.fixed, ...change } } });
  }

  private tell(change: Partial<ImportDraft>): void {
    this.emit('hp-draft', change);
  }
}

/** A select's value for "the whole", which must not be empty; members are encoded, for values must not have spaces. */
const WHOLE = '-';
const valueOf = (event: Event): string => (event.currentTarget as Field).value;
