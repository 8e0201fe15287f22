import { css } from 'lit';

export const receiptsBoardStyles = css`
  :host {
    display: grid;
    gap: var(--hp-space-3);
  }
  header {
    display: flex;
    align-items: baseline;
    gap: var(--hp-space-1);
  }
  .unreached h3 {
    color: var(--hp-warn);
  }
  section > p {
    max-width: 72ch;
    margin-block-start: 2px;
  }
  ul {
    margin-block-start: var(--hp-space-1);
    border-block-start: 1px solid var(--hp-hairline);
  }
  ul > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 560px);
    gap: var(--hp-space-1) var(--hp-space-3);
    align-items: center;
    padding-block: 10px;
    border-block-end: 1px solid var(--hp-hairline);
  }
  .screen > a {
    font-weight: 500;
    text-decoration: none;
    overflow-wrap: anywhere;
  }
  .screen > a:hover {
    text-decoration: underline;
  }
  .offline {
    margin-inline-start: 6px;
    color: var(--hp-warn);
  }
  .steward {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 8px;
    margin-block-start: 2px;
  }
  .steward a {
    display: inline-block;
    min-height: 24px;
    font-weight: 500;
  }
  ol {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: var(--hp-space-1);
  }
  .stage {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 6px;
    padding-block-start: 7px;
    position: relative;
    font-size: var(--hp-text-s);
  }
  .stage i {
    position: absolute;
    inset: 0 0 auto;
    height: 3px;
    background: var(--hp-hairline);
    overflow: hidden;
  }
  .stage i::after {
    content: '';
    position: absolute;
    inset: 0;
    background: var(--hp-good);
    transform: scaleX(0);
    transform-origin: 0 0;
    transition: transform 300ms ease-out;
  }
  .reached i::after {
    transform: none;
  }
  .next i::after {
    background: var(--hp-line);
    transform: scaleX(0.3);
    animation: under-way 1.4s ease-in-out infinite alternate;
  }
  @keyframes under-way {
    to {
      transform: translateX(70%) scaleX(0.3);
    }
  }
  b {
    font-weight: 500;
  }
  @media (prefers-reduced-motion: reduce) {
    .stage i::after {
      transition: none;
      animation: none;
    }
  }
  @media (max-width: 860px) {
    ul > li {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
