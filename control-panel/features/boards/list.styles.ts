import { css } from 'lit';

export const listStyles = css`
  :host {
    display: block;
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    justify-content: space-between;
    gap: var(--hp-space-1) var(--hp-space-3);
    margin-block-end: var(--hp-space-2);
  }
  .top p {
    flex: 1 1 320px;
    max-width: 64ch;
    color: var(--hp-ink-quiet);
  }
  form {
    display: grid;
    gap: var(--hp-space-2);
  }
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    margin-block-end: var(--hp-space-half);
  }
  .picks {
    max-height: 200px;
    overflow-y: auto;
    border: 1px solid var(--hp-hairline);
    border-radius: var(--hp-radius);
  }
  .picks label {
    display: flex;
    align-items: center;
    gap: var(--hp-space-1);
    min-height: 36px;
    padding: 0 10px;
  }
  .picks label + label {
    border-block-start: 1px solid var(--hp-hairline);
  }
  .error {
    color: var(--hp-bad);
  }
  .once {
    display: grid;
    grid-template-columns: 160px minmax(0, 1fr);
    gap: var(--hp-space-1) var(--hp-space-3);
    margin-block-end: var(--hp-space-3);
    padding: var(--hp-space-2);
    border: 1px solid var(--hp-line);
    border-radius: var(--hp-radius-l);
    background: var(--hp-surface);
  }
  .once hp-qr {
    grid-row: span 4;
    width: 160px;
  }
  .once code {
    padding: 8px;
    border-radius: var(--hp-radius);
    background: var(--hp-sunken);
    font: var(--hp-text-s) / 1.6 var(--hp-mono);
    overflow-wrap: anywhere;
    user-select: all;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--hp-space-1);
  }
  @media (max-width: 720px) {
    .once {
      grid-template-columns: 1fr;
    }
  }
`;
