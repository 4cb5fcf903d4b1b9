/** One incident as the state of the dashboard would show it: a store of one row, for a map of its own. Pure. */
import { EVENT_TYPES, eventType } from "./event_types.js";

const TYPES = EVENT_TYPES.length;

/** {store, engine, display} for a scene (scene.js). */
export function viewOf({ lat, lng, uncertainty_km, is_vague, event_type }) {
  const spotTypes = new Uint32Array(TYPES);
  spotTypes[EVENT_TYPES.indexOf(eventType(event_type))] = 1;
  const spots = [{ lat, lng, km: uncertainty_km, isVague: is_vague, isWithheld: false }];
  const row = { spot: Uint32Array.of(0), toll: Uint32Array.of(0), tolls: [{ low: null, best: null, high: null }] };
  const store = { version: 1, loaded: 1, spots, ...row, chunks: [{ offset: 0, rows: 1, isLoaded: true }] };
  return { store, engine: { spotTypes, spotLow: new Float64Array(1) }, display: { colour: "type" } };
}
