import { css } from 'lit';

export const screenTilesStyles = css`
  :host {
    display: block;
  }
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(248px, 1fr));
    gap: var(--hp-space-4) var(--hp-space-3);
    align-items: start;
  }
  li {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2px;
  }
  a {
    display: block;
    text-decoration: none;
  }
  .box {
    display: grid;
    place-items: center;
    aspect-ratio: 16 / 10;
    border-radius: var(--hp-radius);
    background: var(--hp-sunken);
    overflow: hidden;
  }
  li[data-picked] .box {
    outline: 2px solid var(--hp-ink);
    outline-offset: 2px;
  }
  strong {
    display: block;
    margin-block-start: var(--hp-space-1);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-weight: 500;
  }
  a:hover strong {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  li > input {
    position: absolute;
    inset: 8px auto auto 8px;
    width: 24px;
    height: 24px;
    margin: 0;
    accent-color: var(--hp-ink);
    opacity: 0;
    transition: opacity var(--hp-quick);
  }
  li:hover > input,
  li > input:focus-visible,
  [data-picking] input {
    opacity: 1;
  }
  @media (hover: none) {
    li > input {
      opacity: 1;
    }
  }
  .facts {
    overflow-wrap: anywhere;
  }
  .bar {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--hp-space-1) var(--hp-space-2);
    padding: 8px 12px;
    margin-block-end: var(--hp-space-2);
    border: 1px solid var(--hp-hairline);
    border-radius: var(--hp-radius);
    background: var(--hp-surface);
  }
  .bar slot {
    display: flex;
    flex-wrap: wrap;
    gap: var(--hp-space-1);
  }
  @media (max-width: 560px) {
    ul {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
