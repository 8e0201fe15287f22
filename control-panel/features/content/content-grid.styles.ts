import { css } from 'lit';

export const contentGridStyles = css`
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(216px, 1fr));
    gap: var(--hp-space-3);
  }
  li {
    position: relative;
    min-width: 0;
  }
  a {
    display: block;
    text-decoration: none;
  }
  hp-thumb {
    outline: 1px solid var(--hp-hairline);
    outline-offset: -1px;
  }
  .picked hp-thumb {
    outline: 3px solid var(--hp-ink);
    outline-offset: 2px;
  }
  .title {
    display: block;
    margin-block-start: var(--hp-space-1);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-weight: 500;
  }
  a:hover .title {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--hp-space-1);
  }
  .use {
    margin-inline-start: auto;
  }
  .pick {
    position: absolute;
    inset: 0 auto auto 0;
    display: grid;
    place-items: center;
    width: var(--hp-touch);
    height: var(--hp-touch);
    opacity: 0;
    cursor: pointer;
  }
  .pick input {
    width: 20px;
    height: 20px;
    margin: 0;
    accent-color: var(--hp-ink);
  }
  li:hover .pick,
  .pick:focus-within,
  .picked .pick,
  .selecting .pick {
    opacity: 1;
  }
  @media (hover: none) {
    .pick {
      opacity: 1;
    }
  }
  @media (max-width: 720px) {
    ul {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: var(--hp-space-2);
    }
    .use {
      margin-inline-start: 0;
    }
  }
`;
