import { css } from 'lit';

export const setUpStyles = css`
  .steps {
    display: flex;
    flex-wrap: wrap;
    gap: var(--hp-space-1) var(--hp-space-3);
    margin-block-start: var(--hp-space-3);
    padding-block-end: var(--hp-space-2);
    border-block-end: 1px solid var(--hp-hairline);
    color: var(--hp-ink-quiet);
  }
  .steps b {
    display: inline-grid;
    place-content: center;
    width: 22px;
    height: 22px;
    margin-inline-end: 8px;
    border: 1px solid currentColor;
    border-radius: 50%;
    font-size: var(--hp-text-s);
    font-weight: 500;
  }
  .steps [aria-current] {
    color: var(--hp-ink);
    font-weight: var(--hp-weight-strong);
  }
  .steps [aria-current] b {
    border-color: var(--hp-ink);
    background: var(--hp-ink);
    color: var(--hp-surface);
  }
  fieldset {
    display: grid;
    gap: var(--hp-space-1);
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    margin-block-end: var(--hp-space-1);
    font-weight: 500;
  }
  .choice {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 12px;
    padding: 12px var(--hp-space-2);
    border: 1px solid var(--hp-hairline);
    border-radius: var(--hp-radius);
    background: var(--hp-surface);
    cursor: pointer;
  }
  .choice:has(:checked) {
    border-color: var(--hp-ink);
    box-shadow: 0 0 0 1px var(--hp-ink);
  }
  .choice input {
    width: 18px;
    height: 18px;
    margin: 2px 0 0;
    accent-color: var(--hp-ink);
  }
  .choice span span {
    display: block;
  }
`;
