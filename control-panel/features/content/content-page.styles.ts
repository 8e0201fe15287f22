import { css } from 'lit';

export const contentPageStyles = css`
  .bar {
    position: sticky;
    inset-block-start: 0;
    z-index: 3;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--hp-space-1);
    padding: 8px 12px;
    margin-block-end: var(--hp-space-2);
    border: 1px solid var(--hp-hairline);
    border-radius: var(--hp-radius);
    background: var(--hp-surface);
  }
  .bar strong {
    margin-inline-end: var(--hp-space-1);
  }
  .end {
    display: flex;
    gap: var(--hp-space-1);
  }
  .order {
    height: var(--hp-control);
    padding: 0 8px;
    border: 1px solid var(--hp-line);
    border-radius: var(--hp-radius);
    background: var(--hp-surface);
    color: var(--hp-ink);
    font: inherit;
  }
  .views {
    display: flex;
  }
  .views button {
    display: grid;
    place-items: center;
    width: var(--hp-control);
    height: var(--hp-control);
    border: 1px solid var(--hp-line);
    background: var(--hp-surface);
    color: var(--hp-ink-quiet);
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
  }
  @media (max-width: 720px) {
    .end {
      flex: 1 1 100%;
    }
    .order,
    .views button {
      height: var(--hp-touch);
    }
    .order {
      flex: 1;
    }
    .views button {
      width: var(--hp-touch);
    }
  }
`;
