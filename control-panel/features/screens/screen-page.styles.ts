import { css } from 'lit';

export const screenPageStyles = css`
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 340px;
    gap: var(--hp-space-6);
    align-items: start;
  }
  .main > section:first-child,
  aside > section:first-child {
    margin-block-start: 0;
  }
  aside > p {
    margin-block-start: var(--hp-space-3);
  }
  .line {
    display: flex;
    align-items: baseline;
    gap: var(--hp-space-1);
    margin-block-end: var(--hp-space-1);
  }
  .picture {
    display: grid;
    place-items: center;
    border-radius: var(--hp-radius);
    background: var(--hp-sunken);
    overflow: hidden;
  }
  .picture + p {
    margin-block-start: var(--hp-space-1);
  }
  aside h2 {
    margin-block-end: var(--hp-space-1);
  }
  .next {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--hp-space-2) var(--hp-space-4);
    margin-block-end: var(--hp-space-4);
    padding: var(--hp-space-3);
    border: 1px solid var(--hp-hairline);
    border-radius: var(--hp-radius-l);
    background: var(--hp-surface);
  }
  .next > div:first-child {
    flex: 1 1 320px;
  }
  .notice {
    margin-block-end: var(--hp-space-3);
    padding: var(--hp-space-2);
    border-radius: var(--hp-radius);
    background: var(--hp-warn-soft);
    color: var(--hp-warn);
  }
  .revoke {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--hp-space-2);
    max-width: 820px;
  }
  .revoke h2 {
    margin-block-end: 0;
  }
  @media (max-width: 1100px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
      gap: var(--hp-space-4);
    }
  }
`;
