/**
 * One store of incidents and filter; every view subscribes here and never to another view. Pure.
 *
 * A view gets {incidents, filter, matching, anyDate, facets, counts, reason} computed once per change, so that map,
 * timeline, count, list and form cannot disagree. `reason` is "filter" or "data". `anyDate` stays the same array while
 * only the dates change, so that the timeline knows that its bars stay.
 */
import { sameApartFromDates, summarise } from "./filter.js";

export function createViewState({ incidents, filter, onFilter }) {
  const subscribers = new Set();
  let state = { incidents, filter, reason: "data", ...summarise(incidents, filter) };
  const move = (change, reason) => {
    const next = { incidents: state.incidents, filter: state.filter, ...change };
    const found = summarise(next.incidents, next.filter);
    const isSame = next.incidents === state.incidents && sameApartFromDates(next.filter, state.filter);
    state = { ...next, reason, ...found, anyDate: isSame ? state.anyDate : found.anyDate };
    subscribers.forEach((show) => show(state));
  };
  return {
    get: () => state,
    setFilter(change) {
      const filterNow = { ...state.filter, ...change };
      onFilter(filterNow);
      move({ filter: filterNow }, "filter");
    },
    setIncidents: (list) => move({ incidents: list }, "data"),
    /** Calls show(state) now and after each change; returns a function that ends it. */
    subscribe(show) {
      subscribers.add(show);
      show(state);
      return () => subscribers.delete(show);
    },
  };
}

/** A value that several views watch, such as the incident under the pointer. */
export function createSignal(initial) {
  const subscribers = new Set();
  let value = initial;
  return {
    get: () => value,
    set(next) {
      if (next === value) return;
      value = next;
      subscribers.forEach((show) => show(value));
    },
    subscribe: (show) => subscribers.add(show),
  };
}
