/**
 * What choosing a mark does: one incident opens its page, a bubble that falls apart when one comes nearer zooms in,
 * everything else opens a list of its incidents, whose button shows all of them in the list.
 */
import { kmBetween, mayLieNear } from "../lib/geometry.js";
import { TYPES } from "../lib/group_sums.js";
import { toUnitSquare } from "../lib/mercator.js";
import { roundKm } from "../lib/drawing.js";
import { popupCard } from "./map_cards.js";

const LISTED = 50;
const APART_PX = 24;
const LEAST_STEP = 1;
const ROOM_PX = 60;

function boxOf(spots) {
  const [lats, lngs] = [spots.map(({ lat }) => lat), spots.map(({ lng }) => lng)];
  return [[Math.min(...lats), Math.min(...lngs)], [Math.max(...lats), Math.max(...lngs)]];
}

/** Whether spots stand apart at the nearest zoom. */
export function fallApart(spots, largestZoom) {
  const [southWest, northEast] = boxOf(spots).map(([lat, lng]) => toUnitSquare(lng, lat));
  const side = Math.max(Math.abs(northEast[0] - southWest[0]), Math.abs(northEast[1] - southWest[1]));
  return side * 256 * 2 ** largestZoom >= APART_PX;
}

/** A circle round spots, wide enough for all of them: {lat, lng, km, label}. */
export function circleRound(spots, label) {
  const [[south, west], [north, east]] = boxOf(spots);
  const [lat, lng] = [(south + north) / 2, (west + east) / 2];
  const reach = Math.max(...spots.map((spot) => kmBetween(lat, lng, spot.lat, spot.lng)));
  return { lat, lng, km: Math.max(1, roundKm(reach * 1.02)), label };
}

/** How many of the incidents counted in spotTypes may lie in the circle: exact places within it, areas that reach into it. */
export function countNear({ spots, spotTypes }, near) {
  let count = 0;
  spots.forEach((spot, index) => {
    if (spot.lat === null) return;
    const here = spotTypes.subarray(index * TYPES, (index + 1) * TYPES).reduce((sum, n) => sum + n, 0);
    if (here && mayLieNear(spot, near)) count += here;
  });
  return count;
}

export function createOpener(L, map, { words, state, strings, describe, isCalm }) {
  function zoomTo(spots) {
    const bounds = L.latLngBounds(boxOf(spots));
    const fitting = map.getBoundsZoom(bounds, false, L.point(ROOM_PX, ROOM_PX));
    const zoom = Math.min(map.getMaxZoom(), Math.max(map.getZoom() + LEAST_STEP, fitting));
    map.setView(bounds.getCenter(), zoom, { animate: !isCalm() });
  }

  let opened = null; // {popup, card, spots: [index…], told: all that the card says}

  const toldOf = (spots) => {
    const { engine } = state.get();
    const rows = engine.rowsOfSpots(spots);
    return JSON.stringify([rows.length, rows.slice(0, LISTED).map(describe)]);
  };

  /** Another circle that is in force would be replaced, so that what it leaves out is not known here. */
  function allText(total, near) {
    const { engine, store, filter } = state.get();
    const there = filter.near ? total : countNear({ spots: store.spots, spotTypes: engine.spotTypes }, near);
    return there > total ? strings.count("map_show_near", there) : strings.text("map_show_all");
  }

  function close() {
    const hasFocus = opened.card.contains(document.activeElement);
    map.closePopup(opened.popup);
    if (hasFocus) map.getContainer().focus({ preventScroll: true });
  }

  function list(mark, spots) {
    const { place, name } = words.about(mark);
    const rows = words.rowsOf(mark, LISTED);
    const total = words.countOf(mark);
    const near = circleRound(spots, name);
    const showAll = () => {
      close();
      state.setFilter({ near }, { push: true });
    };
    const here = strings.count("incidents_here", total);
    const title = place ? [place, here].join(strings.text("list_separator")) : here;
    const card = popupCard(rows.map(describe), { total, title, all: allText(total, near), strings, onAll: showAll });
    card.addEventListener("keydown", (event) => event.key === "Escape" && map.closePopup());
    const popup = L.popup({ className: "map-popup", maxWidth: 320, maxHeight: 260 });
    popup.setLatLng(map.layerPointToLatLng([mark.x, mark.y])).setContent(card).openOn(map);
    opened = { popup, card, spots: words.spotsOf(mark), told: toldOf(words.spotsOf(mark)) };
    popup.on("remove", () => opened?.popup === popup && (opened = null));
    return card;
  }

  return {
    /** After a change: the list is closed unless what lies there is still what it says; a step of a brush does not ask. */
    refresh({ isStep }) {
      if (opened && (isStep || toldOf(opened.spots) !== opened.told)) close();
    },
    /** Returns the card where one was opened. */
    open(mark, { isTouch = false } = {}) {
      const row = words.rowOf(mark);
      if (row >= 0 && !isTouch) {
        window.location.assign(describe(row).url);
        return null;
      }
      const { spots } = state.get().store;
      const own = words.spotsOf(mark).map((spot) => spots[spot]);
      if (mark.isTag || row >= 0 || !fallApart(own, map.getMaxZoom())) return list(mark, own);
      zoomTo(own);
      return null;
    },
  };
}
