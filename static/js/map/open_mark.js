/**
 * What choosing a mark does: one incident opens its page, a bubble that falls apart when one comes nearer zooms in,
 * everything else opens a list of its incidents, whose button shows all of them in the list.
 */
import { kmBetween } from "../lib/geometry.js";
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

export function createOpener(L, map, { words, state, strings, describe, isCalm }) {
  function zoomTo(spots) {
    const bounds = L.latLngBounds(boxOf(spots));
    const fitting = map.getBoundsZoom(bounds, false, L.point(ROOM_PX, ROOM_PX));
    const zoom = Math.min(map.getMaxZoom(), Math.max(map.getZoom() + LEAST_STEP, fitting));
    map.setView(bounds.getCenter(), zoom, { animate: !isCalm() });
  }

  function list(mark, spots) {
    const { place } = words.about(mark);
    const rows = words.rowsOf(mark, LISTED);
    const total = words.countOf(mark);
    const showAll = () => {
      map.closePopup();
      state.setFilter({ near: circleRound(spots, place) }, { push: true });
    };
    const here = strings.count("incidents_here", total);
    const title = place ? [place, here].join(strings.text("list_separator")) : here;
    const card = popupCard(rows.map(describe), { total, title, strings, onAll: showAll });
    card.addEventListener("keydown", (event) => event.key === "Escape" && map.closePopup());
    const popup = L.popup({ className: "map-popup", maxWidth: 320, maxHeight: 260 });
    popup.setLatLng(map.layerPointToLatLng([mark.x, mark.y])).setContent(card).openOn(map);
    return card;
  }

  return {
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
