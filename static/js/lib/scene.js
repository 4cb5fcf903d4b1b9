/**
 * The groups that a map shows and what matches in each. Pure.
 *
 *   const scene = createScene();
 *   scene.take(view)       // a view of the state: new data lay everything out anew, everything else only sums
 *   scene.at(worldSize)    // {groups, groupOf, sums, unit}: laid out once for each zoom
 *
 * `unit` {x, y, km} are the spots' places in the unit square; see clusters.js and group_sums.js for the rest.
 */
import { layOutSpots, projectSpots } from "./clusters.js";
import { countBySpot, createSums, rowsOfUnknownToll, sumGroups, weighSpots } from "./group_sums.js";

/** Each takes some bytes for each spot; a wheel passes through a dozen quarters of a zoom and comes back through the last. */
const KEPT_LAYOUTS = 6;

export function createScene() {
  let view = null;
  let key = "";
  let unit = projectSpots([]);
  let weights = { count: new Float64Array(0), low: new Float64Array(0) };
  let unknownRows = new Uint32Array(0);
  let layouts = new Map();
  let turn = 0; // counts the changes of what matches

  function takeData({ store }) {
    const next = `${store.version}/${store.loaded}/${store.spots.length}`;
    if (next === key) return;
    key = next;
    unit = projectSpots(store.spots);
    weights = weighSpots(store);
    unknownRows = rowsOfUnknownToll(store);
    layouts = new Map();
  }

  /** Bubbles must have room for the larger of the two numbers that they may tell. */
  function layOut(worldSize) {
    const isDeaths = view.display.colour === "deaths";
    const room = isDeaths ? weights.count.map((count, spot) => Math.max(count, weights.low[spot])) : weights.count;
    const layout = layOutSpots(unit, view.store.spots, { weights: room, worldSize });
    return { ...layout, unit, sums: createSums(layout.groups.length), turn: -1 };
  }

  /** As the newest; the one that was asked for longest ago goes. */
  function keep(name, layout) {
    layouts.delete(name);
    layouts.set(name, layout);
    if (layouts.size > KEPT_LAYOUTS) layouts.delete(layouts.keys().next().value);
  }

  return {
    take(next) {
      view = next;
      turn += 1;
      takeData(next);
    },
    get view() {
      return view;
    },
    /** Incidents of unknown deaths that match, by spot; asked for only where deaths are shown. */
    unknownBySpot: () => countBySpot(unknownRows, view),
    at(worldSize) {
      const name = `${worldSize}/${view.display.colour === "deaths"}`;
      const layout = layouts.get(name) ?? layOut(worldSize);
      keep(name, layout);
      if (layout.turn === turn) return layout;
      const unknown = view.display.colour === "deaths" ? this.unknownBySpot() : null;
      const { spotTypes, spotLow } = view.engine;
      sumGroups(layout.sums, layout.groupOf, { spotTypes, spotLow, unknown, km: unit.km });
      layout.turn = turn;
      return layout;
    },
  };
}
