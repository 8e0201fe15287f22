import { css } from 'lit';

export const recordsListStyles = css`
  li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--hp-space-1) var(--hp-space-2);
    padding-block: var(--hp-space-2);
    border-block-end: 1px solid var(--hp-hairline);
  }
  .kind {
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border: 1px solid var(--hp-line);
    border-radius: var(--hp-radius-s);
    color: var(--hp-ink-quiet);
    font-size: var(--hp-text-s);
    font-weight: 600;
  }
  .name {
    display: block;
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--hp-space-2);
  }
  progress {
    inline-size: min(100%, 420px);
    block-size: 6px;
    margin-block-start: var(--hp-space-half);
    accent-color: var(--hp-accent);
  }
  .buttons {
    display: flex;
    align-items: center;
    gap: var(--hp-space-half);
  }
  @media (max-width: 720px) {
    li {
      grid-template-columns: auto minmax(0, 1fr);
    }
    .buttons {
      grid-column: 2;
    }
  }
`;
