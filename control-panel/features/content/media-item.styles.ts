import { css } from 'lit';

export const mediaItemStyles = css`
  :host {
    display: block;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(280px, 360px);
    gap: var(--hp-space-4);
    align-items: start;
  }
  img,
  video {
    display: block;
    max-width: 100%;
    max-height: 70vh;
    margin-inline: auto;
    border-radius: var(--hp-radius);
    background: var(--hp-glass);
  }
  video {
    width: 100%;
  }
  .poster {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--hp-space-1) var(--hp-space-2);
    margin-block-start: var(--hp-space-2);
  }
  .about {
    display: grid;
    gap: var(--hp-space-2);
  }
  section {
    padding-block-start: var(--hp-space-2);
    border-block-start: 1px solid var(--hp-hairline);
  }
  section h2 {
    margin-block-end: var(--hp-space-1);
  }
  dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--hp-space-half) var(--hp-space-3);
  }
  dt {
    color: var(--hp-ink-quiet);
  }
  @media (max-width: 900px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
