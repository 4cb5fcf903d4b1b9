/** A radius or a polygon in the making: each action gives the next state. Pure. A corner is [lat, lng]. */
import { kmBetween } from "./geometry.js";

export const MOST_CORNERS = 60;
export const LEAST_CORNERS = 3;
const MOST_KM = 5000;
const DECIMALS = 1e4; // some ten metres: as near as a finger, and short in a URL

const rounded = (degrees) => Math.round(degrees * DECIMALS) / DECIMALS;
export const cornerOf = ({ lat, lng }) => [rounded(lat), rounded(lng)];

/** A number of kilometres as one would say it: one decimal below ten, whole above. */
export function roundKm(km) {
  const bounded = Math.min(MOST_KM, Math.max(0.1, km));
  return bounded < 10 ? Math.round(bounded * 10) / 10 : Math.round(bounded);
}

/** {kind: "radius", centre: null, km: 0} or {kind: "polygon", corners: []}. */
export function startDrawing(kind) {
  return kind === "radius" ? { kind, centre: null, km: 0 } : { kind, corners: [] };
}

/** The state with the pointer's place taken up without a click: the radius follows it. */
export function pointAt(drawing, at) {
  if (drawing.kind !== "radius" || !drawing.centre) return drawing;
  const [lat, lng] = drawing.centre;
  return { ...drawing, km: roundKm(kmBetween(lat, lng, at.lat, at.lng)) };
}

/** A click: the centre, then the rim; or one more corner, none twice in one place and none beyond the most allowed. */
export function clickAt(drawing, at) {
  const corner = cornerOf(at);
  if (drawing.kind === "radius") return drawing.centre ? { ...pointAt(drawing, at), isDone: true } : { ...drawing, centre: corner };
  const last = drawing.corners.at(-1);
  if (last && last[0] === corner[0] && last[1] === corner[1]) return drawing;
  if (drawing.corners.length >= MOST_CORNERS) return drawing;
  return { ...drawing, corners: [...drawing.corners, corner] };
}

/** Without the last corner, or without the centre. */
export function takeBack(drawing) {
  return drawing.kind === "radius" ? startDrawing("radius") : { ...drawing, corners: drawing.corners.slice(0, -1) };
}

/** What the drawing asks for as a change of the filter; null while it is not enough. */
export function toFilter(drawing) {
  if (drawing.kind === "radius") {
    const { centre, km } = drawing;
    return centre && km > 0 ? { near: { lat: centre[0], lng: centre[1], km, label: "" } } : null;
  }
  return drawing.corners.length >= LEAST_CORNERS ? { shape: drawing.corners } : null;
}
