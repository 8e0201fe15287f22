import { css } from 'lit';

/** What every widget shares: title, figures, and beside them where they are from and of when. Chromium 83 and later. */
export const partStyles = css`
  :host {
    display: block;
    position: absolute;
    overflow: hidden;
    contain: strict;
    box-sizing: border-box;
    color: var(--ink);
    background: var(--panel);
    border-top: 0.12em solid var(--rule);
    font-variant-numeric: tabular-nums;
    font-synthesis: none;
    line-height: 1.3;
  }
  :host([bare]) {
    background: none;
    border-top: 0;
  }
  :host([form='strip']) {
    border-top: 0;
  }
  :host([level='note']) {
    border-left: 0.35em solid var(--note);
  }
  :host([level='warn']) {
    border-left: 0.35em solid var(--warn);
  }
  .part {
    display: flex;
    flex-direction: column;
    width: 100%;
    height: 100%;
    box-sizing: border-box;
    padding: 0.6em 0.9em 0.55em;
  }
  :host([bare]) .part {
    padding: 0;
  }
  :host([form='strip']) .part {
    padding: 0 0.5em;
    justify-content: center;
  }
  header {
    margin-bottom: 0.3em;
  }
  header,
  footer {
    flex: none;
    display: flex;
    align-items: baseline;
    white-space: nowrap;
    color: var(--soft);
  }
  h2 {
    flex: 1 1 auto;
    min-width: 0;
    margin: 0;
    font-size: 1em;
    font-weight: inherit;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .sign {
    flex: none;
    margin-left: 0.6em;
    font-size: 0.86em;
    color: var(--warn);
  }
  .sign.note {
    color: var(--note);
  }
  footer {
    font-size: var(--small);
    line-height: 1.35;
    padding-top: 0.5em;
  }
  footer.two {
    flex-direction: column;
    align-items: flex-start;
  }
  footer.two span {
    max-width: 100%;
  }
  footer.two .when {
    margin-left: 0;
  }
  footer span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  footer .of {
    flex: 1 1 auto;
    min-width: 0;
  }
  footer .when {
    flex: none;
    margin-left: 0.8em;
  }
  footer .late {
    color: var(--ink);
  }
  .body {
    position: relative;
    flex: 1 1 0;
    min-height: 0;
    overflow: hidden;
  }
  .strip {
    display: flex;
    align-items: center;
    height: 100%;
  }
  .strip .item {
    flex: 1 1 0;
    min-width: 0;
    display: flex;
    align-items: center;
    justify-content: space-between;
    white-space: nowrap;
    padding-right: 0.6em;
  }
  .strip .item:last-child {
    padding-right: 0;
  }
  .strip .said {
    flex: 1 1 0;
    min-width: 0;
    margin-right: 0.5em;
  }
  .strip .name,
  .strip .beside {
    overflow: hidden;
    text-overflow: ellipsis;
    line-height: 1.25;
  }
  .strip .beside {
    color: var(--soft);
  }
  .strip .figure {
    flex: none;
    line-height: 1.1;
  }
  .strip small {
    font-size: 0.5em;
  }
  .dim,
  .dim .beside {
    color: var(--dim);
  }
  .empty {
    display: flex;
    align-items: center;
    justify-content: center;
    height: 100%;
    color: var(--soft);
    text-align: center;
  }
  [role='button'] {
    cursor: pointer;
  }
  [role='button']:focus-visible {
    outline: 0.14em solid var(--ink);
    outline-offset: -0.14em;
  }
`;
