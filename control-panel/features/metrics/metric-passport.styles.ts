import { css } from 'lit';

export const metricPassportStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: var(--hp-space-3) var(--hp-space-6);
    align-items: center;
  }
  .figure {
    display: grid;
    gap: var(--hp-space-half);
    justify-items: start;
  }
  .level {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding: 0 8px;
    border-radius: 10px;
    font-size: var(--hp-text-s);
    line-height: 20px;
  }
  .note {
    background: var(--hp-note-soft);
    color: var(--hp-note);
  }
  .warn {
    background: var(--hp-bad-soft);
    color: var(--hp-bad);
  }
  dl {
    grid-column: 1 / -1;
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: var(--hp-space-1) var(--hp-space-3);
    padding-block-start: var(--hp-space-2);
    border-block-start: 1px solid var(--hp-hairline);
  }
  dt {
    color: var(--hp-ink-quiet);
  }
  dd {
    display: grid;
    gap: 2px;
    min-width: 0;
  }
  code {
    font-family: var(--hp-mono);
    overflow-wrap: anywhere;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px var(--hp-space-2);
    padding-block: 4px;
  }
  @media (max-width: 720px) {
    :host {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
