import { css } from 'lit';

export const enterPageStyles = css`
  .choice {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: var(--hp-space-2) var(--hp-space-3);
    margin-block-end: var(--hp-space-2);
  }
  .what {
    display: grid;
    gap: 5px;
    flex: 0 1 280px;
    font-weight: 500;
    line-height: 1.4;
  }
  select {
    width: 100%;
    height: var(--hp-control);
    padding: 0 8px;
    border: 1px solid var(--hp-line);
    border-radius: var(--hp-radius);
    background: var(--hp-surface);
    color: var(--hp-ink);
    font: inherit;
    font-weight: 400;
  }
  hp-field {
    flex: 0 1 240px;
  }
  @media (max-width: 720px) {
    .what,
    hp-field {
      flex-basis: 100%;
    }
    select {
      height: var(--hp-touch);
    }
  }
`;
