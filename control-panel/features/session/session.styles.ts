import { css } from 'lit';

/** The pages one sees before one is in: one quiet column. */
export const sessionStyles = css`
  :host {
    display: grid;
    grid-template-rows: 1fr auto;
    min-height: 100dvh;
    max-width: none;
    margin: 0;
    padding: 0;
  }
  .column {
    width: min(400px, 100% - 32px);
    margin: auto;
    padding-block: var(--hp-space-6);
  }
  .column.wide {
    width: min(520px, 100% - 32px);
  }
  .mark {
    display: block;
    width: 44px;
    height: 44px;
    margin-block-end: var(--hp-space-2);
  }
  h1 {
    margin: 0;
    font-size: var(--hp-text-2xl);
    font-weight: var(--hp-weight-strong);
    line-height: 1.3;
  }
  h1 + p {
    margin-block-start: var(--hp-space-half);
    color: var(--hp-ink-quiet);
  }
  form {
    display: grid;
    gap: var(--hp-space-2);
    margin-block-start: var(--hp-space-3);
  }
  .problem {
    padding: var(--hp-space-1) var(--hp-space-2);
    border-radius: var(--hp-radius);
    background: var(--hp-bad-soft);
    color: var(--hp-bad);
  }
  wa-button.full {
    width: 100%;
  }
  footer {
    padding: var(--hp-space-2);
  }
  hp-preferences {
    width: min(400px, 100%);
    margin-inline: auto;
  }
`;
