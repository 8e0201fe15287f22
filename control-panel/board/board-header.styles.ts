import { css } from 'lit';

export const headerStyles = css`
  :host {
    display: flex;
    align-items: center;
    gap: var(--hp-space-half);
    padding: 6px var(--hp-space-2);
    border-block-end: 1px solid var(--hp-hairline);
    background: var(--hp-surface);
  }
  h1 {
    margin: 0 var(--hp-space-1) 0 0;
    overflow: hidden;
    font-size: var(--hp-text-l);
    font-weight: var(--hp-weight-strong);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .choose {
    max-width: 40vw;
    overflow: hidden;
    border-color: transparent;
    font-size: var(--hp-text-l);
    font-weight: var(--hp-weight-strong);
    text-overflow: ellipsis;
  }
  .space {
    flex: 1;
  }
  .state {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding: 2px 10px;
    border-radius: 99px;
    font-size: var(--hp-text-s);
    white-space: nowrap;
  }
  .state::before {
    content: '';
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: currentColor;
  }
  .good {
    background: var(--hp-good-soft);
    color: var(--hp-good);
  }
  .note {
    background: var(--hp-note-soft);
    color: var(--hp-note);
  }
  .warn {
    background: var(--hp-warn-soft);
    color: var(--hp-warn);
  }
  @media (max-width: 720px) {
    :host {
      padding-inline: var(--hp-space-1);
    }
    .wide {
      display: none;
    }
    .choose,
    h1 {
      flex: 1;
      min-width: 0;
      max-width: none;
    }
    .space {
      display: none;
    }
  }
`;
