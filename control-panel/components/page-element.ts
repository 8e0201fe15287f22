import type { CSSResultGroup } from 'lit';
import { property } from 'lit/decorators.js';
import type { Place } from '../shell/route.ts';
import { pageLayout, shared } from '../theme/shared.styles.ts';
import { HpElement } from './hp-element.ts';

/** A page: the shell tells it the place it shows, and tells it anew when only parameters or query change. */
export class PageElement extends HpElement {
  static override styles: CSSResultGroup = [shared, pageLayout];

  @property({ attribute: false }) place: Place = { path: '/', params: {}, query: new URLSearchParams() };

  /** A parameter of the address: `/screens/:id` → `this.param('id')`. */
  protected param(name: string): string {
    return this.place.params[name] ?? '';
  }
}
