/**
 * The incidents on one canvas, painted from sums over groups of spots (lib/scene.js), never from rows.
 *
 * createIncidentLayer(L, map, scene) → {layer, refresh(), shown(), marks(), hit(layerPoint), discOf(mark), markOfSpot(spot)}. A mark is {group: index, x, y,
 * radius, isTag} in layer pixels: what is drawn now, areas' tags last. `hit` gives a mark of what lies at a point, the area
 * of a vague place included, or null.
 */
import { placeTags } from "../lib/discs.js";
import { remembering } from "../lib/remember.js";
import { createCanvasLayer } from "./canvas_layer.js";
import { TAG_REACH_PX, markRadius, stampGroup, stampTag } from "./mark_stamps.js";

/** The margin round the view holds a bubble that stands on its edge; a longer drag paints on the way. */
const [MARGIN_PX, USUAL_SIDE_PX] = [40, 360];
const REACH_PX = 3;
/** In a larger area only the rim is pointed at, so that it does not stand before everything within. */
const WHOLE_DISC_PX = 60;
const RIM_PX = 7;

/** A picture of the canvas's size that is filled again and again. */
function createImage() {
  let [image, pixels] = [null, null];
  return {
    cleared(ctx) {
      const { width, height } = ctx.canvas;
      if (image?.width !== width || image.height !== height) {
        image = ctx.createImageData(width, height);
        pixels = { width, height, data: new Uint32Array(image.data.buffer) };
      } else pixels.data.fill(0);
      return pixels;
    },
    show: (ctx) => ctx.putImageData(image, 0, 0),
  };
}

/** The places of the areas' tags at a zoom and a view, whatever matches. */
function tagsOf({ groups }, originX, originY, left, top, right, bottom) {
  const at = (group) => ({ ...group, x: group.x - originX, y: group.y - originY });
  const discs = groups.filter((group) => group.disc).map(at);
  const taken = groups.slice(discs.length).map(at);
  return placeTags(discs, { view: { min: { x: left, y: top }, max: { x: right, y: bottom } }, taken });
}

/** Where a group stands: at its one spot that matches, else at its heaviest. */
function standsAt(layout, index, { worldSize, origin }) {
  const { groups, sums, unit } = layout;
  const spot = sums.spots[index] === 1 ? sums.last[index] : groups[index].seed;
  return [unit.x[spot] * worldSize - origin.x, unit.y[spot] * worldSize - origin.y];
}

function isNear([x, y], { min, max }, reach) {
  return x > min.x - reach && x < max.x + reach && y > min.y - reach && y < max.y + reach;
}

/** What is to be drawn: bubbles and figures, then the tags of areas. */
function marksOf(layout, frame, { colour, tags }) {
  const { groups, sums } = layout;
  const [marks, rims] = [[], []];
  for (let group = 0; group < groups.length; group += 1) {
    if (!sums.count[group]) continue;
    if (groups[group].disc) {
      if (tags[group]) rims.push({ group, x: tags[group][0], y: tags[group][1], radius: TAG_REACH_PX, isTag: true });
      continue;
    }
    const at = standsAt(layout, group, frame);
    if (isNear(at, frame.bounds, 0)) marks.push({ group, x: at[0], y: at[1], radius: markRadius(sums, group, colour), isTag: false });
  }
  return [...marks, ...rims];
}

function paddingFor(map) {
  const { x, y } = map.getSize();
  return MARGIN_PX / (Math.min(x, y) || USUAL_SIDE_PX);
}

export function createIncidentLayer(L, map, scene) {
  const image = createImage();
  const tagsAt = remembering(tagsOf);
  let shown = { marks: [], layout: null, frame: null };

  const paint = (ctx, frame) => {
    const { bounds, worldSize, origin, ratio } = frame;
    const picture = image.cleared(ctx);
    const layout = scene.at(worldSize);
    const { colour } = scene.view.display;
    const [inner, size] = [map.containerPointToLayerPoint([0, 0]), map.getSize()];
    const tags = tagsAt(layout, origin.x, origin.y, inner.x, inner.y, inner.x + size.x, inner.y + size.y);
    const marks = marksOf(layout, frame, { colour, tags });
    for (const { group, x, y, isTag } of marks) {
      const at = [(x - bounds.min.x) * ratio, (y - bounds.min.y) * ratio];
      (isTag ? stampTag : stampGroup)(picture, at, { sums: layout.sums, group, colour, ratio });
    }
    image.show(ctx);
    shown = { marks, layout, frame };
  };
  const layer = createCanvasLayer(L, { pane: "overlayPane", padding: paddingFor(map), paint: (ctx, frame) => scene.view && paint(ctx, frame) });

  const discAt = ({ x, y }) => {
    if (!shown.layout) return null;
    const { groups, sums } = shown.layout;
    const { origin } = shown.frame;
    for (let group = groups.findLastIndex(({ disc }) => disc); group >= 0; group -= 1) {
      const { disc } = groups[group];
      const away = Math.hypot(groups[group].x - origin.x - x, groups[group].y - origin.y - y);
      const isOn = disc <= WHOLE_DISC_PX ? away <= disc : Math.abs(away - disc) <= RIM_PX;
      if (sums.count[group] && isOn) return { group, x, y, radius: TAG_REACH_PX, isTag: true };
    }
    return null;
  };

  return {
    layer,
    refresh: () => layer.repaint(),
    shown: () => shown,
    marks: () => shown.marks,
    /** The area {x, y, radius} behind a mark in layer pixels, null for bubbles. */
    discOf({ group }) {
      const { x, y, disc } = shown.layout.groups[group];
      return disc ? { x: x - shown.frame.origin.x, y: y - shown.frame.origin.y, radius: disc } : null;
    },
    /** The spot at which a mark's group stands: its last that matches. */
    spotOf: ({ group }) => shown.layout.sums.last[group],
    /** The mark of the group that a spot belongs to, null where it is not drawn. */
    markOfSpot: (spot) => shown.marks.find(({ group }) => group === shown.layout?.groupOf[spot]) ?? null,
    hit: (point) => shown.marks.findLast((mark) => Math.hypot(mark.x - point.x, mark.y - point.y) <= mark.radius + REACH_PX) ?? discAt(point),
  };
}
