import { css } from 'lit';

/** What every element that sets text at true pixels shares. Written for Chromium 83 and later. */
export const wallTextStyles = css`
  :host {
    display: block;
    position: relative;
    overflow: hidden;
    contain: layout paint;
    font-weight: 400;
    font-style: normal;
    font-kerning: none;
    font-synthesis: none;
    font-variant-ligatures: none;
    text-rendering: geometricPrecision;
    -webkit-font-smoothing: antialiased;
    user-select: none;
  }
  .backdrop,
  .box {
    position: absolute;
  }
  .backdrop {
    left: 0;
    top: 0;
  }
  .box {
    display: flex;
    align-items: center;
    justify-content: center;
  }
  .box.start {
    justify-content: flex-start;
  }
  .window {
    position: absolute;
    overflow: hidden;
  }
  .line {
    white-space: pre;
    text-align: center;
    -webkit-background-clip: text;
    background-clip: text;
    -webkit-text-fill-color: transparent;
  }
  .start .line {
    text-align: left;
  }
  .columns {
    writing-mode: vertical-rl;
    text-orientation: mixed;
  }
  .columns .line {
    text-align: start;
  }
  .track {
    position: absolute;
    top: 0;
    white-space: nowrap;
    will-change: transform;
  }
  .track .line {
    display: inline-block;
  }
`;
