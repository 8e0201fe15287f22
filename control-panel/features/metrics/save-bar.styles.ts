import { css } from 'lit';

/** What ends a long form: stays in sight at the lower edge, above the phone's navigation. */
export const saveBarStyles = css`
  .bar {
    position: sticky;
    inset-block-end: 0;
    z-index: 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: var(--hp-space-1) var(--hp-space-2);
    margin-block-start: var(--hp-space-3);
    padding-block: var(--hp-space-2);
    border-block-start: 1px solid var(--hp-hairline);
    background: var(--hp-page);
  }
  @media (max-width: 860px) {
    .bar {
      inset-block-end: calc(61px + env(safe-area-inset-bottom)); /* the navigation's height */
      padding-block: var(--hp-space-1);
    }
  }
  @media (max-width: 720px) {
    .bar wa-button {
      flex: 1;
    }
  }
`;
