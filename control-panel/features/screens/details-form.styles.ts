import { css } from 'lit';

export const detailsFormStyles = css`
  :host {
    display: block;
    max-width: 820px;
  }
  section + section {
    margin-block-start: var(--hp-space-3);
    padding-block-start: var(--hp-space-3);
    border-block-start: 1px solid var(--hp-hairline);
  }
  h2 {
    margin-block-end: var(--hp-space-2);
  }
  h2 + .quiet {
    margin-block: calc(-1 * var(--hp-space-1)) var(--hp-space-2);
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--hp-space-2);
    align-items: start;
  }
  .whole {
    grid-column: 1 / -1;
  }
  @media (max-width: 720px) {
    .fields {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
