import { css } from 'lit';

export const overviewStyles = css`
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 320px;
    gap: var(--hp-space-6);
    align-items: start;
    margin-block-start: var(--hp-space-4);
  }
  aside {
    display: grid;
    gap: var(--hp-space-4);
  }
  hp-next-step {
    margin-block-end: var(--hp-space-4);
  }
  @media (max-width: 1100px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
      gap: var(--hp-space-4);
    }
    aside {
      order: -1;
    }
  }
`;
