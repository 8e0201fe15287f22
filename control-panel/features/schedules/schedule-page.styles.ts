import { css } from 'lit';

export const schedulePageStyles = css`
  hp-conflict {
    margin-block-end: var(--hp-space-2);
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(300px, 380px);
    gap: var(--hp-space-4) var(--hp-space-6);
    align-items: start;
  }
  .main section:first-child {
    margin-block-start: 0;
  }
  aside {
    position: sticky;
    inset-block-start: var(--hp-space-2);
    min-width: 0;
  }
  .what {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(240px, 1fr));
    gap: var(--hp-space-2);
  }
  .strip {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--hp-space-1) var(--hp-space-2);
    margin-block-start: var(--hp-space-2);
  }
  .tier {
    display: flex;
    align-items: flex-start;
    gap: var(--hp-space-1);
    padding-block: 6px;
    cursor: pointer;
  }
  .tier input {
    flex: none;
    width: 18px;
    height: 18px;
    margin: 1px 0 0;
    accent-color: var(--hp-ink);
  }
  .tier strong,
  .tier span span {
    display: block;
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
