import { css } from 'lit';

/** A section's form: one column no wider than one reads. */
export const formStyles = css`
  :host {
    display: block;
    max-width: var(--hp-reading-width);
  }
  form,
  .form {
    display: grid;
    gap: var(--hp-space-2);
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--hp-space-1) var(--hp-space-2);
  }
`;
