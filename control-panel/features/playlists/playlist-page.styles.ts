import { css } from 'lit';

export const playlistPageStyles = css`
  hp-conflict {
    margin-block-end: var(--hp-space-2);
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(320px, 420px);
    gap: var(--hp-space-4) var(--hp-space-6);
    align-items: start;
  }
  .main {
    display: grid;
    gap: var(--hp-space-2);
    min-width: 0;
  }
  aside {
    position: sticky;
    inset-block-start: var(--hp-space-2);
    display: grid;
    gap: var(--hp-space-3);
    min-width: 0;
  }
  @media (max-width: 1080px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
    aside {
      position: static;
    }
  }
`;
