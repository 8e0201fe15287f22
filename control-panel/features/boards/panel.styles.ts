import { css } from 'lit';

/** Controls as dense as a drawing program's, and large again under a thumb. */
export const panelStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  .field {
    display: grid;
    gap: 3px;
    min-width: 0;
  }
  .field > span,
  legend {
    padding: 0;
    color: var(--hp-ink-quiet);
    font-size: var(--hp-text-s);
  }
  legend {
    margin-block-end: 3px;
  }
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  input:not([type='checkbox'], [type='radio'], [type='range']),
  select,
  textarea {
    width: 100%;
    min-width: 0;
    height: 30px;
    padding: 0 8px;
    border: 1px solid var(--hp-line);
    border-radius: var(--hp-radius-s);
    background: var(--hp-surface);
    color: var(--hp-ink);
    font: inherit;
  }
  textarea {
    height: auto;
    padding-block: 6px;
    line-height: 1.5;
    resize: vertical;
  }
  input:disabled,
  select:disabled,
  textarea:disabled {
    background: none;
    opacity: 0.7;
  }
  [aria-invalid='true'] {
    border-color: var(--hp-bad) !important;
  }
  .pair {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--hp-space-1);
  }
  .group {
    display: grid;
    gap: var(--hp-space-1);
    padding-block: var(--hp-space-2);
  }
  .group + .group {
    border-block-start: 1px solid var(--hp-hairline);
  }
  .group:first-of-type {
    padding-block-start: 0;
  }
  h3 {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--hp-space-1);
    font-size: var(--hp-text-s);
    letter-spacing: 0.02em;
  }
  .hint {
    color: var(--hp-ink-quiet);
    font-size: var(--hp-text-s);
  }
  .error {
    color: var(--hp-bad);
    font-size: var(--hp-text-s);
  }
  .choices {
    display: flex;
    border: 1px solid var(--hp-line);
    border-radius: var(--hp-radius-s);
    overflow: hidden;
  }
  .choices label {
    position: relative;
    flex: 1;
    display: grid;
    place-items: center;
    min-height: 28px;
    padding: 0 4px;
    cursor: pointer;
    font-size: var(--hp-text-s);
    text-align: center;
  }
  .choices label + label {
    border-inline-start: 1px solid var(--hp-hairline);
  }
  .choices input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .choices label:has(:checked) {
    background: var(--hp-chosen);
    font-weight: var(--hp-weight-strong);
  }
  .choices label:has(:focus-visible) {
    outline: 2px solid var(--hp-focus);
    outline-offset: -2px;
  }
  .check {
    display: flex;
    align-items: center;
    gap: var(--hp-space-1);
    min-height: 28px;
  }
  .check input {
    width: 16px;
    height: 16px;
    accent-color: var(--hp-ink);
  }
  button.icon {
    display: inline-grid;
    place-items: center;
    flex: none;
    width: 28px;
    height: 28px;
    padding: 0;
    border: 0;
    border-radius: var(--hp-radius-s);
    background: none;
    color: inherit;
    cursor: pointer;
  }
  button.icon:hover:not(:disabled) {
    background: var(--hp-hover);
  }
  button.icon:disabled {
    opacity: 0.35;
    cursor: default;
  }
  button.plain {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-height: 30px;
    padding: 0 10px;
    border: 1px solid var(--hp-line);
    border-radius: var(--hp-radius-s);
    background: var(--hp-surface);
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  button.plain:hover:not(:disabled) {
    background: var(--hp-hover);
  }
  button.plain:disabled {
    opacity: 0.5;
    cursor: default;
  }
  @media (max-width: 720px) {
    input:not([type='checkbox'], [type='radio'], [type='range']),
    select,
    button.plain {
      height: var(--hp-touch);
    }
    .choices label,
    .check {
      min-height: var(--hp-touch);
    }
    button.icon {
      width: var(--hp-touch);
      height: var(--hp-touch);
    }
  }
`;
