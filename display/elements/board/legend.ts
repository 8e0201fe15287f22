import { css, html, type TemplateResult } from 'lit';

export interface LegendEntry {
  readonly colour: string;
  readonly name: string;
  readonly value: string;
  readonly isDim: boolean;
  readonly choose?: () => void;
}

export const legendStyles = css`
  .legend {
    flex: none;
    overflow: hidden;
    white-space: nowrap;
    font-size: 0.92em;
  }
  .legend.line {
    display: flex;
    flex-wrap: wrap;
    max-height: 2.8em;
  }
  .entry {
    display: flex;
    align-items: center;
    min-width: 0;
  }
  .line .entry {
    margin-right: 1.4em;
  }
  .swatch {
    flex: none;
    width: 0.8em;
    height: 0.8em;
    margin-right: 0.5em;
  }
  .entry .name {
    color: var(--soft);
    overflow: hidden;
    text-overflow: ellipsis;
    margin-right: 0.7em;
  }
  .list .name {
    flex: 1 1 auto;
  }
`;

/** What the colours of a chart mean, each with its exact figure. */
export function legend(entries: readonly LegendEntry[], form: 'line' | 'list', style = ''): TemplateResult {
  return html`<div class="legend ${form}" style=${style}>
    ${entries.map(
      ({ colour, name, value, isDim, choose }) =>
        html`<div class=${isDim ? 'entry dim' : 'entry'} @click=${choose ?? null}>
          <span class="swatch" style="background:${colour}"></span><span class="name">${name}</span><span class="value">${value}</span>
        </div>`,
    )}
  </div>`;
}
