import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Widget } from '../../../server/domain/statistics/board.ts';
import { toast } from '../../components/toast.ts';
import { t } from '../../locales/language.ts';
import { copiedText, pastedWidgets } from './drawing/clipboard.ts';
import { isWriting } from './editor-keys.ts';

export interface ClipboardHost {
  readonly chosen: () => readonly Widget[];
  readonly mayPaste: () => boolean;
  readonly paste: (widgets: readonly Widget[]) => void;
  readonly cut: () => void;
}

/** What was copied last in this window: for where the browser keeps the clipboard from buttons. */
let lastCopied = '';

/** Copies, cuts and pastes widgets as text by the system's clipboard: onto other boards and into other windows too. */
export class Clipboard implements ReactiveController {
  private readonly host: ClipboardHost;

  constructor(element: ReactiveControllerHost, host: ClipboardHost) {
    this.host = host;
    element.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('copy', this.onCopy);
    document.addEventListener('cut', this.onCopy);
    document.addEventListener('paste', this.onPaste);
  }

  hostDisconnected(): void {
    document.removeEventListener('copy', this.onCopy);
    document.removeEventListener('cut', this.onCopy);
    document.removeEventListener('paste', this.onPaste);
  }

  /** The button in place of Ctrl C. */
  async copy(): Promise<void> {
    const widgets = this.host.chosen();
    if (widgets.length === 0) return;
    lastCopied = copiedText(widgets);
    await navigator.clipboard?.writeText(lastCopied).catch(() => undefined); // this window has it in any case
    toast(t().boards.copiedWidgets(widgets.length));
  }

  /** The button in place of Ctrl V. */
  async pasteFromButton(): Promise<void> {
    const text = (await navigator.clipboard?.readText().catch(() => '')) || lastCopied;
    if (text === '') return toast(t().boards.clipboardBlocked);
    this.take(text);
  }

  private take(text: string): void {
    const widgets = pastedWidgets(text);
    if (widgets) this.host.paste(widgets);
    else toast(t().boards.pasteFailed);
  }

  private readonly onCopy = (event: ClipboardEvent): void => {
    const widgets = this.host.chosen();
    if (isElsewhere(event) || widgets.length === 0 || getSelection()?.toString()) return;
    lastCopied = copiedText(widgets);
    event.clipboardData?.setData('text/plain', lastCopied);
    event.preventDefault();
    if (event.type === 'cut' && this.host.mayPaste()) this.host.cut();
    else toast(t().boards.copiedWidgets(widgets.length));
  };

  private readonly onPaste = (event: ClipboardEvent): void => {
    if (isElsewhere(event) || !this.host.mayPaste()) return;
    event.preventDefault();
    this.take(event.clipboardData?.getData('text/plain') ?? '');
  };
}

/** In a field or a dialog the clipboard is that one's. */
function isElsewhere(event: Event): boolean {
  const path = event.composedPath();
  return isWriting(path[0] ?? null) || path.some((node) => node instanceof HTMLElement && node.tagName === 'WA-DIALOG');
}
