import { css } from 'lit';

export const canvasStyles = css`
  :host {
    display: block;
    position: relative;
    min-width: 0;
    min-height: 0;
    background: var(--hp-sunken);
  }
  .scroll {
    position: absolute;
    inset: 0;
    display: grid;
    overflow: auto;
    overscroll-behavior: contain;
  }
  .stage {
    place-self: center;
    padding: 32px;
  }
  .sheet {
    position: relative;
    background: var(--hp-glass);
    box-shadow: var(--hp-shadow);
  }
  .true {
    position: absolute;
    inset: 0 auto auto 0;
    transform-origin: 0 0;
    pointer-events: none;
  }
  .overlay {
    position: absolute;
    inset: -32px;
    touch-action: none;
    user-select: none;
  }
  .overlay > * {
    position: absolute;
    translate: 32px 32px;
  }
  .item {
    cursor: move;
  }
  .item.locked {
    cursor: default;
  }
  .item:hover {
    outline: 1px solid var(--hp-focus);
  }
  .item:focus-visible {
    outline: 2px solid var(--hp-focus);
    outline-offset: 1px;
    border-radius: 0;
  }
  .item[aria-selected='true'] {
    outline: 1px solid var(--hp-focus);
    box-shadow: 0 0 0 1px var(--hp-ink-on-fill);
  }
  .item.locked[aria-selected='true'] {
    outline-style: dashed;
  }
  .frame {
    pointer-events: none;
    outline: 2px solid var(--hp-focus);
  }
  .handle {
    position: absolute;
    width: 11px;
    height: 11px;
    padding: 0;
    border: 1.5px solid var(--hp-focus);
    border-radius: 2px;
    background: var(--hp-ink-on-fill);
    translate: -50% -50%;
    pointer-events: auto;
    touch-action: none;
  }
  .handle::after {
    content: '';
    position: absolute;
    inset: -7px;
  }
  .nw,
  .se {
    cursor: nwse-resize;
  }
  .ne,
  .sw {
    cursor: nesw-resize;
  }
  .n,
  .s {
    cursor: ns-resize;
  }
  .e,
  .w {
    cursor: ew-resize;
  }
  .guide {
    background: var(--hp-ink-on-fill); /* seen on any colours: light within dark */
    outline: 1px solid var(--hp-focus);
    pointer-events: none;
  }
  .guide.gap::before,
  .guide.gap::after {
    content: '';
    position: absolute;
    background: inherit;
  }
  .guide.gap.x::before,
  .guide.gap.x::after {
    inset-inline-start: -4px;
    width: 9px;
    height: 1px;
  }
  .guide.gap.y::before,
  .guide.gap.y::after {
    inset-block-start: -4px;
    width: 1px;
    height: 9px;
  }
  .guide.gap.x::after {
    inset-block-end: 0;
  }
  .guide.gap.y::after {
    inset-inline-end: 0;
  }
  .band {
    border: 1px solid var(--hp-focus);
    background: color-mix(in srgb, var(--hp-focus) 14%, transparent);
    pointer-events: none;
  }
  .measure {
    padding: 1px 6px;
    border-radius: var(--hp-radius-s);
    background: var(--hp-focus);
    color: var(--hp-surface);
    font-size: var(--hp-text-s);
    white-space: nowrap;
    pointer-events: none;
  }
  .invite {
    inset: 0;
    display: grid;
    place-content: center;
    padding: var(--hp-space-3);
    text-align: center;
    color: var(--hp-on-glass);
    text-shadow: 0 0 4px var(--hp-glass);
    pointer-events: none;
  }
`;
