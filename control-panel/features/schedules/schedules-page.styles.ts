import { css } from 'lit';

export const schedulesPageStyles = css`
  .views {
    display: flex;
  }
  .views button {
    min-height: var(--hp-control);
    padding: 0 12px;
    border: 1px solid var(--hp-line);
    background: var(--hp-surface);
    color: var(--hp-ink-quiet);
    font: inherit;
    cursor: pointer;
  }
  .views button:first-child {
    border-radius: var(--hp-radius) 0 0 var(--hp-radius);
  }
  .views button:last-child {
    margin-inline-start: -1px;
    border-radius: 0 var(--hp-radius) var(--hp-radius) 0;
  }
  .views button[aria-pressed='true'] {
    background: var(--hp-sunken);
    color: var(--hp-ink);
    font-weight: var(--hp-weight-strong);
  }
  @media (max-width: 720px) {
    .views {
      flex-basis: 100%;
    }
    .views button {
      flex: 1;
      min-height: var(--hp-touch);
    }
  }
`;
