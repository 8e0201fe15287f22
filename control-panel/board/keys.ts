export type Command = 'left' | 'right' | 'previous' | 'next' | 'up' | 'down' | 'full-screen' | 'pause' | 'replay' | 'tour' | 'back';

/** Keys of a keyboard, of a television's remote control and of a presenter's clicker. */
const COMMANDS: Readonly<Record<string, Command>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  PageUp: 'previous',
  PageDown: 'next',
  ChannelUp: 'next',
  ChannelDown: 'previous',
  MediaTrackPrevious: 'previous',
  MediaTrackNext: 'next',
  ArrowUp: 'up',
  ArrowDown: 'down',
  f: 'full-screen',
  ' ': 'pause',
  MediaPlayPause: 'pause',
  MediaPlay: 'pause',
  MediaPause: 'pause',
  h: 'replay',
  t: 'tour',
  Escape: 'back',
  Backspace: 'back',
  GoBack: 'back',
  BrowserBack: 'back',
};

/** Fields keep most keys for themselves; a remote control must all the same get past a list or a slider. */
const FIELDS = 'input, select, textarea';
const PASSABLE = 'select, input[type="range"]';
/** What a focused button or link does with a key itself. */
const PRESSABLE = 'button, a, wa-button, summary, [role="button"]';

/** What a pressed key asks of the page; null when it is not for the page. */
export function commandOf(event: KeyboardEvent): Command | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  const command = COMMANDS[event.key.length === 1 ? event.key.toLowerCase() : event.key] ?? null;
  const target = event.composedPath()[0];
  if (!(target instanceof Element)) return command;
  if (target.matches(FIELDS)) {
    if (event.key === 'Escape') return 'back';
    return (command === 'up' || command === 'down') && target.matches(PASSABLE) ? command : null;
  }
  if (event.key === ' ' && target.closest(PRESSABLE)) return null;
  return command;
}
