/** The marks of incidents, stamped into a picture: figures, rings of shares, tags of vague areas. */
import { bubbleRadius } from "../lib/clusters.js";
import { UNKNOWN_CLASS, deathClass } from "../lib/death_classes.js";
import { TYPES, mainType } from "../lib/group_sums.js";
import { stampNumber, stampRing, stampSprite } from "../lib/pixels.js";
import { palette } from "./palette.js";
import { colourNumbers, deathFigure, digits, rimTag, typeFigure } from "./sprites.js";

const [BAND_PX, THIN_PX, BRIM_PX] = [4, 1.5, 1.5];
const LEAST_RING_PX = 10.5;
/** The lighter classes would not be seen as a thin line. */
const LEAST_RIM_CLASS = 2;
export const TAG_REACH_PX = 11;

/** The class of deaths of a group, null where the map tells types. */
export function classOf(sums, group, colour) {
  return colour === "deaths" ? deathClass(sums.low[group], { count: sums.count[group], unknown: sums.unknown[group] }) : null;
}

/** The colour of a group as text: that of its class of deaths, else of its most frequent type. */
export function groupColour(sums, group, colour) {
  const deaths = classOf(sums, group, colour);
  if (deaths === null) return palette().byType[mainType(sums.types, group)];
  return deaths === UNKNOWN_CLASS ? palette()["ink-soft"] : palette().deaths[Math.max(LEAST_RIM_CLASS, deaths)];
}

/** A single incident at an exact place is a figure; everything else a ring. */
export function isFigure(sums, group) {
  return sums.count[group] === 1 && !sums.vague[group];
}

/** Radius in CSS pixels of what stands for a group; the pointer finds it within this and three more. */
export function markRadius(sums, group, colour) {
  if (isFigure(sums, group)) return 8;
  return Math.max(LEAST_RING_PX, bubbleRadius(colour === "deaths" ? sums.low[group] : sums.count[group]));
}

function numberOf(sums, group, deaths) {
  if (deaths === null) return sums.count[group];
  return deaths === UNKNOWN_CLASS ? "?" : sums.low[group];
}

function ringLook(sums, group, deaths) {
  const colours = colourNumbers();
  if (deaths === null) {
    const parts = colours.types.map((colour, type) => [colour, sums.types[group * TYPES + type]]);
    return { band: BAND_PX, fill: colours.paper, parts, tint: colours.ink };
  }
  if (deaths === UNKNOWN_CLASS) return { band: THIN_PX, fill: colours.paper, parts: [[colours.faint, 1]], tint: colours.ink };
  return { band: THIN_PX, fill: colours.deaths[deaths], parts: [[colours.faint, 1]], tint: colours.deathInk[deaths] };
}

/** Draws the group at a point (pixels of the picture); `ratio` is pixels of the picture per CSS pixel. */
export function stampGroup(image, at, { sums, group, colour, ratio }) {
  const deaths = classOf(sums, group, colour);
  if (isFigure(sums, group)) {
    const type = mainType(sums.types, group);
    stampSprite(image, at, deaths === null ? typeFigure(type, ratio) : deathFigure(type, deaths, ratio));
    return;
  }
  const { tint, band, ...look } = ringLook(sums, group, deaths);
  const radius = Math.round(markRadius(sums, group, colour) * ratio * 2) / 2;
  const isDashed = sums.vague[group] === sums.count[group];
  if (!stampRing(image, at, { ...look, radius, band: (isDashed ? Math.max(band, 2.5) : band) * ratio, brim: BRIM_PX * ratio, isDashed })) return;
  stampNumber(image, at, numberOf(sums, group, deaths), { glyphs: digits(ratio), tint });
}

/** The tag that tells how many lie somewhere in a vague area. */
export function stampTag(image, at, { sums, group, colour, ratio }) {
  const number = numberOf(sums, group, classOf(sums, group, colour));
  stampSprite(image, at, rimTag(String(number).length, groupColour(sums, group, colour), ratio));
  stampNumber(image, at, number, { glyphs: digits(ratio), tint: colourNumbers().ink });
}
