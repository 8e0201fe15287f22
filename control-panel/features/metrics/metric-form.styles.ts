import { css } from 'lit';

export const metricFormStyles = css`
  :host {
    display: block;
    max-width: 800px;
  }
  section,
  hp-dimension-fields {
    display: grid;
    gap: var(--hp-space-2);
    margin-block-start: var(--hp-space-3);
    padding-block-start: var(--hp-space-3);
    border-block-start: 1px solid var(--hp-hairline);
  }
  section:first-of-type {
    margin-block-start: 0;
    padding-block-start: 0;
    border: 0;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(240px, 1fr));
    gap: var(--hp-space-2) var(--hp-space-3);
    align-items: start;
  }
  .whole {
    grid-column: 1 / -1;
  }
  .example {
    margin-block-start: var(--hp-space-1);
  }
`;
