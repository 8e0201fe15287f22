/**
 * Deterministic motion for the scenes: everything is a function of the film's own milliseconds,
 * so that the frame at an instant is the same however slowly it is drawn.
 */

/** 0 before `from`, 1 after `from + duration`, eased between. */
export function progress(ms, from, duration, ease = easeOut) {
  return ease(Math.min(1, Math.max(0, (ms - from) / duration)));
}

export function easeOut(t) {
  return 1 - (1 - t) ** 3;
}

export function easeInOut(t) {
  return t * t * (3 - 2 * t);
}

/** Wraps each character of the element in a span, and returns the spans. */
export function characters(element) {
  const spans = [...element.textContent].map((character) => {
    const span = document.createElement('span');
    span.textContent = character;
    span.style.display = 'inline-block';
    // Inherited, it would push every character and not only the line.
    span.style.textIndent = '0';
    return span;
  });
  element.replaceChildren(...spans);
  return spans;
}

/**
 * Shows an element from `from` to `to` (both may be left out): it rises a little and appears,
 * stays, and fades without moving.
 */
export function appear(element, { from = -Infinity, to = Infinity, rise = 18, fadeIn = 700, fadeOut = 500 }) {
  return (ms) => {
    const shown = from === -Infinity ? 1 : progress(ms, from, fadeIn);
    const gone = to === Infinity ? 0 : progress(ms, to - fadeOut, fadeOut, easeInOut);
    element.style.opacity = String(shown * (1 - gone));
    element.style.transform = `translateY(${(1 - shown) * rise}px)`;
  };
}

/** Shows a line character by character, `step` milliseconds apart. */
export function write(element, { from, to = Infinity, step = 110, ...how }) {
  const cues = characters(element).map((span, i) => appear(span, { from: from + i * step, to, ...how }));
  return (ms) => cues.forEach((cue) => cue(ms));
}

/** Draws a stroked SVG path from its start to its end, and fades it at `to`. */
export function draw(path, { from, duration, to = Infinity, opacity = 1 }) {
  const length = path.getTotalLength();
  path.style.strokeDasharray = `${length} ${length}`;
  return (ms) => {
    const gone = to === Infinity ? 0 : progress(ms, to - 500, 500, easeInOut);
    const drawn = progress(ms, from, duration, easeInOut);
    path.style.strokeDashoffset = String(length * (1 - drawn));
    // A round line end would leave a dot where the line has not begun.
    path.style.opacity = String(drawn === 0 ? 0 : opacity * (1 - gone));
  };
}

/** Makes the cues the film: `renderAt(ms)` is what the camera calls. */
export function film(cues) {
  window.renderAt = (ms) => cues.forEach((cue) => cue(ms));
  window.renderAt(0);
}
