import { css } from 'lit';

export const readingsListStyles = css`
  li {
    display: grid;
    grid-template-columns: minmax(90px, 1fr) minmax(0, 1.4fr) minmax(0, 2fr) minmax(0, 2fr) 104px 148px;
    gap: 4px var(--hp-space-2);
    align-items: center;
    padding-block: 10px;
    border-block-end: 1px solid var(--hp-hairline);
  }
  .value {
    font-size: var(--hp-text-l);
    text-align: end;
  }
  .past hp-figure {
    text-decoration: line-through;
    opacity: 0.7;
  }
  .when,
  .who,
  .about,
  .state {
    display: grid;
    gap: 2px;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .state {
    justify-items: start;
  }
  .buttons {
    display: flex;
    justify-content: flex-end;
    white-space: nowrap;
  }
  li:target {
    background: var(--hp-note-soft);
  }
  @media (max-width: 1000px) {
    li {
      grid-template-columns: minmax(0, 1fr) auto;
      padding-block: var(--hp-space-2);
    }
    .value {
      font-size: var(--hp-text-xl);
      text-align: start;
    }
    .state {
      grid-area: 1 / 2;
      justify-items: end;
    }
    .when {
      grid-column: 1 / -1;
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--hp-space-2);
    }
    .who,
    .about,
    .buttons {
      grid-column: 1 / -1;
    }
    .about:empty,
    .buttons:empty {
      display: none;
    }
    .buttons {
      justify-content: flex-start;
      margin-inline-start: -12px;
    }
  }
`;
