/**
 * The areas in which vague places lie, on a canvas below the incidents: a dashed outline each, hatched where it is small
 * enough not to bury the map; the largest have the thinnest line. It is painted anew only where other areas are to be
 * seen or in other colours, and only when the brush rests. Their numbers stand on the rim (incident_layer.js).
 */
import { clearFrame, createCanvasLayer } from "./canvas_layer.js";
import { groupColour } from "./mark_stamps.js";

const [HATCH_PX, HATCHED_UP_TO_PX, LARGE_PX] = [7, 70, 160];
/** More areas than this would bury the map under hatching: then it comes only under the pointer (halo.js). */
const MOST_HATCHED = 30;
const hatches = new Map();

function hatch(ctx, colour) {
  if (hatches.has(colour)) return hatches.get(colour);
  const tile = document.createElement("canvas");
  [tile.width, tile.height] = [HATCH_PX, HATCH_PX];
  const pen = tile.getContext("2d");
  pen.strokeStyle = colour;
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

function paintDisc(ctx, { x, y, radius, colour }, isCrowded) {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  if (radius <= HATCHED_UP_TO_PX && !isCrowded) {
    ctx.globalAlpha = 0.45 * (1 - radius / (2 * HATCHED_UP_TO_PX));
    ctx.fillStyle = hatch(ctx, colour);
    ctx.fill();
  }
  ctx.globalAlpha = radius > LARGE_PX || isCrowded ? 0.55 : 0.85;
  ctx.strokeStyle = colour;
  ctx.lineWidth = radius > LARGE_PX ? 1 : 1.4;
  ctx.stroke();
  ctx.globalAlpha = 1;
}

function crosses({ x, y, radius }, { min, max }) {
  return x + radius > min.x && x - radius < max.x && y + radius > min.y && y - radius < max.y;
}

/** The areas to be seen, the largest first: [{x, y, radius, colour}…] in layer pixels. */
function discsOf({ groups, sums }, { origin, bounds }, colour) {
  const discs = [];
  for (let group = 0; group < groups.length && groups[group].disc; group += 1) {
    if (!sums.count[group]) continue;
    const { x, y, disc } = groups[group];
    const area = { x: x - origin.x, y: y - origin.y, radius: disc, colour: groupColour(sums, group, colour) };
    if (crosses(area, bounds)) discs.push(area);
  }
  return discs;
}

/** {layer, refresh()}. */
export function createVagueLayer(L, scene, pane) {
  let painted = "";
  const signatureOf = (discs) => discs.map(({ x, y, colour }) => `${Math.round(x)},${Math.round(y)},${colour}`).join(" ");
  const present = (frame) => discsOf(scene.at(frame.worldSize), frame, scene.view.display.colour);
  let last = null;
  const layer = createCanvasLayer(L, {
    pane,
    paint(ctx, frame) {
      last = frame;
      if (!scene.view) return;
      const discs = present(frame);
      painted = signatureOf(discs);
      clearFrame(ctx, frame.bounds);
      ctx.setLineDash([5, 4]);
      for (const disc of discs) paintDisc(ctx, disc, discs.length > MOST_HATCHED);
    },
  });
  return {
    layer,
    refresh() {
      layer.setShown(!last || present(last).length > 0);
      if (last && signatureOf(present(last)) !== painted) layer.repaint();
    },
  };
}
