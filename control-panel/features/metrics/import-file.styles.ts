import { css } from 'lit';

export const importFileStyles = css`
  :host {
    display: block;
  }
  .drop {
    display: grid;
    justify-items: center;
    gap: var(--hp-space-1);
    padding: var(--hp-space-6) var(--hp-space-2);
    border: 1px dashed var(--hp-line);
    border-radius: var(--hp-radius-l);
    text-align: center;
  }
  .drop > wa-icon,
  wa-spinner {
    font-size: 28px;
    color: var(--hp-ink-quiet);
  }
  .over {
    background: var(--hp-hover);
    border-color: var(--hp-ink);
  }
  p {
    margin-block-start: var(--hp-space-2);
  }
  h2 {
    margin-block: var(--hp-space-4) var(--hp-space-1);
  }
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 140px minmax(120px, auto);
    gap: var(--hp-space-2);
    align-items: center;
    padding-block: 8px;
    border-block-end: 1px solid var(--hp-hairline);
  }
  .name {
    display: grid;
    overflow-wrap: anywhere;
  }
  .buttons {
    display: flex;
    justify-content: flex-end;
  }
  @media (max-width: 720px) {
    li {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .buttons {
      grid-column: 1 / -1;
      justify-content: flex-start;
    }
    .buttons:empty {
      display: none;
    }
  }
`;
