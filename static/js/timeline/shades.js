/**
 * The shades over the days outside the chosen span, and its two edges, each drawn on one small canvas.
 *
 * HTML: <div data-timeline-cover><canvas></canvas></div> wherever the time axis is drawn; the one in [data-timeline-plot]
 * shows handles and the two days as well while the hand moves them. A canvas, since an element that moves, or a text whose
 * width changes, has Chromium sort all layers of the page anew with every step (measured: 2 ms of the main thread, a canvas 0.2).
 */
import { onPaletteChange, palette } from "../map/palette.js";

const VEIL = 0.68;
/** The handle as the style sheet draws .timeline__grip, in CSS pixels. */
const HANDLE = { top: 14, bottom: 22, width: 8, height: 22, line: 2 };

const [TEXT_PX, GAP_PX, BASELINE_PX] = [11, 4, 11];

/** The day of an edge beside it, away from the span; inside where it has no room there. */
function drawDay(ctx, x, text, { width, isLeft }, colours) {
  ctx.font = `${TEXT_PX}px ${colours.font}`;
  const room = ctx.measureText(text).width + 2 * GAP_PX;
  const isBefore = isLeft ? x >= room : x + room > width;
  const left = isBefore ? x - room : x;
  ctx.fillStyle = colours.paper;
  ctx.fillRect(left, 0, room, HANDLE.top);
  ctx.fillStyle = colours.ink;
  ctx.textAlign = "left";
  ctx.fillText(text, left + GAP_PX, BASELINE_PX);
}

function drawEdge(ctx, x, { height, hasHandles, isOpen }) {
  ctx.globalAlpha = isOpen ? 0.4 : 1;
  if (!hasHandles) {
    ctx.fillRect(x - 0.5, 0, 1, height);
    return;
  }
  const { top, bottom, width, line } = HANDLE;
  const middle = (top + height - bottom) / 2;
  ctx.fillRect(x - line / 2, top, line, height - top - bottom);
  ctx.globalAlpha = 1;
  ctx.fillRect(x - width / 2, middle - HANDLE.height / 2, width, HANDLE.height);
}

function paint(ctx, { width, height }, { left, right, isOpen, words }) {
  const colours = palette();
  ctx.clearRect(0, 0, width, height);
  ctx.globalAlpha = VEIL;
  ctx.fillStyle = colours.paper;
  ctx.fillRect(0, 0, Math.max(0, left), height);
  ctx.fillRect(right, 0, Math.max(0, width - right), height);
  for (const [side, x] of Object.entries({ left, right })) {
    ctx.fillStyle = colours.accent;
    drawEdge(ctx, x, { height, hasHandles: words !== null, isOpen: isOpen[side] });
    ctx.globalAlpha = 1;
    if (words) drawDay(ctx, x, words[side], { width, isLeft: side === "left" }, colours);
  }
}

function createShade(cover) {
  const canvas = cover.querySelector("canvas");
  const ctx = canvas.getContext("2d");
  const isInPlot = Boolean(cover.closest("[data-timeline-plot]"));
  let [size, now, placed] = [null, null, ""];

  const draw = () => size && now && paint(ctx, size, { ...now, words: isInPlot ? now.words : null });
  new ResizeObserver(([{ contentRect: { width, height } }]) => {
    size = { width, height };
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    Object.assign(canvas, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    draw();
  }).observe(cover);
  return {
    draw,
    show({ origin, inner, ...next }) {
      if (placed !== `${origin} ${inner}`) Object.assign(cover.style, { left: `${origin}px`, width: `${inner}px` });
      [placed, now] = [`${origin} ${inner}`, next];
      draw();
    },
  };
}

/**
 * show({origin, inner, left, right, isOpen: {left, right}, words}): the days are drawn over `inner` pixels from `origin` on, what
 * stays light lies between left and right, pixels of that part; `words` {left, right} are the two days while they are moved.
 */
export function createShades(covers) {
  const shades = covers.map(createShade);
  onPaletteChange(() => shades.forEach((shade) => shade.draw()));
  return { show: (place) => shades.forEach((shade) => shade.show(place)) };
}
