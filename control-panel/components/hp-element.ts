import { LitElement } from 'lit';
import type { CSSResultGroup } from 'lit';
import { LanguageController } from '../controllers/language-controller.ts';
import { shared } from '../theme/shared.styles.ts';

/** What every element of the desk is: it has the shared styles and speaks the chosen language. */
export class HpElement extends LitElement {
  static override styles: CSSResultGroup = shared;

  constructor() {
    super();
    this.addController(new LanguageController(this));
  }

  /** Dispatches an event that leaves shadow roots. @returns false when a listener prevented it */
  protected emit<D>(type: string, detail?: D): boolean {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }));
  }
}
