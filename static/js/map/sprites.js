/** Small pictures drawn once for each look of the page and kept: figures of event types, digits, the tags of vague areas. */
import { CLASS_SCALE, UNKNOWN_CLASS } from "../lib/death_classes.js";
import { EVENT_TYPES } from "../lib/event_types.js";
import { colourOf, moreLegible } from "../lib/pixels.js";
import { onPaletteChange, palette } from "./palette.js";

const FIGURE_PX = 22;
const TEXT_PX = 12;
const TAG_PX = 18;
let kept = new Map();
onPaletteChange(() => {
  kept = new Map();
});

function keep(key, make) {
  if (!kept.has(key)) kept.set(key, make());
  return kept.get(key);
}

/** What `draw(pen)` draws in a box of this size, its origin in the middle; lengths in CSS pixels. */
function picture(wide, high, ratio, draw) {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.ceil(wide * ratio), Math.ceil(high * ratio)];
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.setTransform(ratio, 0, 0, ratio, canvas.width / 2, canvas.height / 2);
  draw(pen);
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
  return { width: canvas.width, height: canvas.height, data: new Uint32Array(data.buffer) };
}

function paintFigure(pen, { path, fill, stroke, scale }) {
  const figure = new Path2D(path);
  pen.scale(scale, scale);
  pen.lineJoin = "round";
  pen.lineWidth = 3 / scale;
  pen.strokeStyle = palette().paper;
  pen.stroke(figure);
  pen.fillStyle = fill;
  pen.fill(figure);
  pen.lineWidth = 1.2 / scale;
  pen.strokeStyle = stroke;
  if (stroke) pen.stroke(figure);
}

/** The figure of a type in its own colour. */
export function typeFigure(type, ratio) {
  const { code, path } = EVENT_TYPES[type];
  return keep(`figure/${type}/${ratio}`, () => picture(FIGURE_PX, FIGURE_PX, ratio, (pen) => paintFigure(pen, { path, fill: palette().type(code), scale: 1 })));
}

/** The figure of a type in the colour and size of a class of deaths; hollow where they are unknown. */
export function deathFigure(type, deaths, ratio) {
  const { path } = EVENT_TYPES[type];
  const scale = deaths === UNKNOWN_CLASS ? 1 : CLASS_SCALE[deaths];
  const side = FIGURE_PX * Math.max(1, scale);
  const look = deaths === UNKNOWN_CLASS ? { fill: palette().paper, stroke: palette()["ink-soft"] } : { fill: palette().deaths[deaths], stroke: palette()["ink-soft"] };
  return keep(`deaths/${type}/${deaths}/${ratio}`, () => picture(side, side, ratio, (pen) => paintFigure(pen, { path, scale, ...look })));
}

/** Masks of the ten digits and of "?", each with its advance. */
export function digits(ratio) {
  return keep(`digits/${ratio}`, () => Object.fromEntries([..."0123456789?"].map((digit) => [digit, glyph(digit, ratio)])));
}

function glyph(digit, ratio) {
  const font = `700 ${TEXT_PX}px ${palette().font}`;
  let advance = 0;
  const drawn = picture(TEXT_PX, 1.4 * TEXT_PX, ratio, (pen) => {
    Object.assign(pen, { font, textAlign: "center", textBaseline: "middle", fillStyle: "#000" });
    advance = pen.measureText(digit).width * ratio;
    pen.fillText(digit, 0, TEXT_PX / 12);
  });
  return { ...drawn, advance };
}

/** The tag on the rim of a vague area, wide enough for the digits of a number. */
export function rimTag(length, colour, ratio) {
  const wide = Math.max(TAG_PX, 8 + 0.65 * TEXT_PX * length);
  return keep(`tag/${length}/${colour}/${ratio}`, () => picture(wide + 2, TAG_PX + 2, ratio, (pen) => {
    pen.beginPath();
    pen.roundRect(-wide / 2 + 1, -TAG_PX / 2 + 1, wide - 2, TAG_PX - 2, TAG_PX / 2);
    pen.fillStyle = palette().paper;
    pen.fill();
    pen.strokeStyle = colour;
    pen.lineWidth = 1.5;
    pen.setLineDash([3, 2]);
    pen.stroke();
  }));
}

/** The tokens as numbers for stamping (lib/pixels.js). */
export function colourNumbers() {
  return keep("colours", () => {
    const look = palette();
    const [paper, ink, faint] = [look.paper, look.ink, look["ink-soft"]].map(colourOf);
    const deaths = look.deaths.map(colourOf);
    return { paper, ink, faint, types: look.byType.map(colourOf), deaths, deathInk: deaths.map((ground) => moreLegible(ground, paper, ink)) };
  });
}
