import { css } from 'lit';

/** Where panels stand over the board: at the side on a wide page, from below on a phone. */
export const panelStyles = css`
  hp-passport-panel {
    position: absolute;
    inset: 0 0 0 auto;
    z-index: 4;
    width: min(440px, 100%);
  }
  .menu {
    position: absolute;
    inset: 8px 8px auto auto;
    z-index: 5;
    max-height: calc(100% - 16px);
    overflow: auto;
  }
  @media (max-width: 720px) {
    hp-passport-panel {
      inset: auto 0 0;
      width: auto;
      max-height: 85%;
      border-radius: var(--hp-radius-l) var(--hp-radius-l) 0 0;
    }
  }
  :host([whole]) .menu {
    inset-block-start: 56px;
  }
  @media print {
    hp-passport-panel,
    .menu {
      display: none;
    }
  }
`;
