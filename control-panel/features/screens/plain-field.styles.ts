import { css } from 'lit';

/** A plain labelled control that looks like the others of a form. */
export const plainFieldStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  label,
  legend {
    display: block;
    margin-block-end: 5px;
    padding: 0;
    font-weight: var(--wa-form-control-label-font-weight, 500);
    line-height: 1.4;
  }
  input:not([type='radio']),
  select {
    width: 100%;
    height: var(--hp-control);
    padding: 0 0.8em;
    border: 1px solid var(--hp-line);
    border-radius: var(--hp-radius);
    background: var(--hp-surface);
    color: var(--hp-ink);
    font: inherit;
  }
  input[aria-invalid='true'] {
    border-color: var(--hp-bad);
  }
  .hint {
    color: var(--hp-ink-quiet);
  }
  .hint,
  .small {
    margin-block-start: 6px;
    font-size: var(--hp-text-s);
  }
  #under:empty {
    display: none;
  }
  @media (max-width: 720px) {
    input:not([type='radio']),
    select {
      height: var(--hp-touch);
    }
  }
`;
