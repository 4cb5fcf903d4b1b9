/** Drawing of incidents on a canvas: figures for exact places, rings of shares for several, hatched areas for vague. */
import { eventType } from "../lib/event_types.js";
import { typeShares } from "../lib/grouping.js";

const HATCH_PX = 7;
const paths = new Map();
const hatches = new Map();

function figure(code) {
  const { slug, path } = eventType(code);
  if (!paths.has(slug)) paths.set(slug, new Path2D(path));
  return paths.get(slug);
}

/** Radius in pixels of what stands for a group; the pointer finds it within this and three more. */
export function groupRadius(count) {
  return count === 1 ? 8 : Math.min(22, 9 + 3 * Math.log2(count));
}

function hatch(ctx, colour) {
  if (hatches.has(colour)) return hatches.get(colour);
  const tile = document.createElement("canvas");
  tile.width = HATCH_PX;
  tile.height = HATCH_PX;
  const pen = tile.getContext("2d");
  pen.strokeStyle = colour;
  pen.lineWidth = 1.2;
  pen.beginPath();
  for (const shift of [-HATCH_PX, 0, HATCH_PX]) {
    pen.moveTo(shift - 1, HATCH_PX + 1);
    pen.lineTo(shift + HATCH_PX + 1, -1);
  }
  pen.stroke();
  const pattern = ctx.createPattern(tile, "repeat");
  hatches.set(colour, pattern);
  return pattern;
}

function circle(ctx, x, y, radius) {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
}

function writeCount(ctx, { x, y, count }, palette) {
  ctx.font = `700 12px ${palette.font}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.strokeStyle = palette.paper;
  ctx.lineWidth = 3;
  ctx.lineJoin = "round";
  ctx.strokeText(String(count), x, y + 0.5);
  ctx.fillStyle = palette.ink;
  ctx.fillText(String(count), x, y + 0.5);
}

/** An area in which the place lies somewhere: dashed rim, hatching, no pin at its centre. */
export function paintVague(ctx, group, { palette, isLit }) {
  const colour = palette.type(typeShares(group.members)[0][0]);
  circle(ctx, group.x, group.y, group.radius);
  ctx.globalAlpha = isLit ? 0.3 : 0.12;
  ctx.fillStyle = colour;
  ctx.fill();
  ctx.globalAlpha = isLit ? 0.8 : 0.4;
  ctx.fillStyle = hatch(ctx, colour);
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.strokeStyle = colour;
  ctx.lineWidth = isLit ? 2.5 : 1.5;
  ctx.setLineDash([5, 4]);
  ctx.stroke();
  ctx.setLineDash([]);
  if (group.count > 1) writeCount(ctx, group, palette);
}

function paintFigure(ctx, group, palette) {
  const [[code]] = typeShares(group.members);
  ctx.save();
  ctx.translate(group.x, group.y);
  ctx.lineWidth = 3;
  ctx.lineJoin = "round";
  ctx.strokeStyle = palette.paper;
  ctx.stroke(figure(code));
  ctx.fillStyle = palette.type(code);
  ctx.fill(figure(code));
  ctx.restore();
}

function paintShares(ctx, group, palette) {
  const radius = groupRadius(group.count);
  circle(ctx, group.x, group.y, radius + 1.5);
  ctx.fillStyle = palette.paper;
  ctx.fill();
  let angle = -Math.PI / 2;
  ctx.lineWidth = 4;
  for (const [code, count] of typeShares(group.members)) {
    const next = angle + (2 * Math.PI * count) / group.count;
    ctx.beginPath();
    ctx.arc(group.x, group.y, radius - 2, angle, next);
    ctx.strokeStyle = palette.type(code);
    ctx.stroke();
    angle = next;
  }
  writeCount(ctx, group, palette);
}

/** One incident as its figure, several as a ring of the types' shares with their number. */
export function paintExact(ctx, group, { palette, isLit }) {
  if (isLit) {
    circle(ctx, group.x, group.y, groupRadius(group.count) + 6);
    ctx.strokeStyle = palette.accent;
    ctx.lineWidth = 3;
    ctx.stroke();
  }
  if (group.count === 1) paintFigure(ctx, group, palette);
  else paintShares(ctx, group, palette);
}
