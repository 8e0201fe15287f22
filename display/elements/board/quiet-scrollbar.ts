import { css } from 'lit';

/** A thin bar in the colours of the board, narrow enough to stand in a margin. */
export const quietScrollbar = css`
  ::-webkit-scrollbar {
    width: 6px;
  }
  ::-webkit-scrollbar-track {
    background: transparent;
  }
  ::-webkit-scrollbar-thumb {
    background: var(--dim);
  }
  @supports not selector(::-webkit-scrollbar) {
    * {
      scrollbar-width: thin;
      scrollbar-color: var(--dim) transparent;
    }
  }
`;
