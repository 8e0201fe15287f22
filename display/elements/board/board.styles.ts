import { css } from 'lit';

export const boardStyles = css`
  :host {
    display: block;
    position: relative;
    overflow: hidden;
    contain: layout paint;
    background: var(--ground);
    color: var(--ink);
    font-weight: 700;
    font-synthesis: none;
    -webkit-font-smoothing: antialiased;
  }
  .scroller {
    position: absolute;
    top: 0;
    left: 0;
    width: 100%;
    height: 100%;
    overflow: hidden;
  }
  .scroller.scrolls {
    overflow-y: auto;
  }
  /* the mark lies beside the title, not on it */
  .scroller.scrolls.replays {
    box-sizing: border-box;
    padding-top: 1.9em;
  }
  .face {
    position: relative;
    width: 100%;
    overflow: hidden;
  }
  .background {
    position: absolute;
    top: 0;
    left: 0;
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .mark {
    position: absolute;
    top: 0;
    right: 0;
    z-index: 1;
    padding: 0.25em 0.9em;
    background: var(--ink);
    color: var(--ground);
    white-space: nowrap;
  }
`;
