import { css } from 'lit';

export const importPageStyles = css`
  .steps {
    display: flex;
    flex-wrap: wrap;
    gap: var(--hp-space-1) var(--hp-space-4);
    margin-block-end: var(--hp-space-3);
    padding-block-end: var(--hp-space-2);
    border-block-end: 1px solid var(--hp-hairline);
    color: var(--hp-ink-quiet);
  }
  .steps li {
    display: flex;
    align-items: center;
    gap: var(--hp-space-1);
  }
  .steps span {
    display: grid;
    place-items: center;
    width: 24px;
    height: 24px;
    border: 1px solid var(--hp-line);
    border-radius: 50%;
    font-size: var(--hp-text-s);
  }
  .steps [aria-current] {
    color: var(--hp-ink);
    font-weight: 500;
  }
  .steps [aria-current] span {
    border-color: var(--hp-ink);
    background: var(--hp-ink);
    color: var(--hp-surface);
  }
  .stale {
    opacity: 0.6;
  }
  @media (max-width: 720px) {
    .steps {
      gap: var(--hp-space-1) var(--hp-space-2);
    }
  }
`;
