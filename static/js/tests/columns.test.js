import assert from "node:assert/strict";
import { test } from "node:test";
import { dayNumber } from "../lib/calendar.js";
import { EMPTY_FILTER, matches, matchesApartFromDates, overlaps, summarise } from "../lib/filter.js";
import { groupByDistance, mergeOverlapping } from "../lib/grouping.js";
import { readIncidents } from "../lib/incident_columns.js";
import { remembering } from "../lib/remember.js";
import { spotsOf } from "../lib/spots.js";
import { buildBins, timelineDomain } from "../lib/timeline_bins.js";
import { createViewState } from "../lib/view_state.js";

const DATA = {
  generation: 3,
  url: ["/incidents/", "/"],
  origins: ["desk", "seed"],
  kinds: [["Battles", "Armed clash"], ["Riots", "Mob violence"]],
  dates: [["2025-07-01", "2025-07-03", "days", "between 1 and 3 July"], ["2025-06-01", null, "day", "since 1 June"], [null, null, "unknown", "date unknown"]],
  spots: [["Kayes", false, "ML", "Mali", 14.4, -11.4, 5, false], ["place withheld", false, "", "", null, null, null, true]],
  titles: ["Armed clash, Kayes", "Mob violence"],
  tolls: [[0, 0, "0"], [null, null, "unknown"]],
  rows: { id: ["SW-2", "SW-1", "SW-3"], origin: [0, 1, 0], kind: [0, 1, 0], date: [0, 2, 1], spot: [0, 1, 0], title: [0, 1, 0], toll: [0, 1, 1] },
};

/** A generator of numbers that gives the same ones each time. */
function dice(seed) {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

function randomIncidents(count, roll) {
  const day = () => `2025-0${1 + roll(9)}-1${roll(10)}`;
  return Array.from({ length: count }, (_, index) => {
    const [a, b] = [day(), day()].sort();
    const start = roll(8) ? a : null;
    return {
      id: `SW-${index}`, event_type: ["Battles", "Riots", "Protests"][roll(3)], country: ["ML", "NE", ""][roll(3)],
      date_start: start, date_end: start && roll(5) ? b : null,
      lat: roll(9) ? 10 + roll(4) : null, lng: roll(20) ? roll(4) : 0, place_is_vague: !roll(4), uncertainty_km: [5, 40][roll(2)], coarse: false,
    };
  });
}

test("columns become the incidents that every view reads", () => {
  const [first, second] = readIncidents(DATA);
  assert.deepEqual(first, {
    id: "SW-2", url: "/incidents/SW-2/", title: "Armed clash, Kayes", origin: "desk", event_type: "Battles", sub_event_type: "Armed clash",
    date_start: "2025-07-01", date_end: "2025-07-03", date_precision: "days", date_text: "between 1 and 3 July",
    day_start: dayNumber("2025-07-01"), day_end: dayNumber("2025-07-03"),
    place: "Kayes", place_is_vague: false, country: "ML", country_name: "Mali", lat: 14.4, lng: -11.4, uncertainty_km: 5, coarse: false,
    fatalities_low: 0, fatalities_high: 0, fatalities_text: "0",
  });
  assert.deepEqual([second.day_start, second.lat, second.coarse, second.fatalities_low, second.origin], [null, null, true, null, "seed"]);
});

test("columns without rows are no incidents", () => {
  const rows = Object.fromEntries(Object.keys(DATA.rows).map((name) => [name, []]));
  assert.deepEqual(readIncidents({ ...DATA, dates: [], spots: [], rows }), []);
});

test("days read with the data give the same bars as dates", () => {
  const today = dayNumber("2025-07-20");
  const read = readIncidents(DATA);
  const plain = read.map(({ day_start, day_end, ...incident }) => incident);
  const domain = timelineDomain(read, today);
  assert.deepEqual(domain, timelineDomain(plain, today));
  assert.deepEqual(buildBins(read, domain), buildBins(plain, domain));
});

test("one pass gives what the questions one by one give", () => {
  const roll = dice(7);
  for (let round = 0; round < 30; round += 1) {
    const list = randomIncidents(80, roll);
    const filter = {
      from: roll(2) ? "2025-03-15" : null, to: roll(2) ? "2025-07-15" : null,
      types: ["Battles", "Riots"].slice(0, roll(3)), countries: ["ML", "NE"].slice(0, roll(3)),
    };
    const found = summarise(list, filter);
    assert.deepEqual(found.matching, list.filter((one) => matches(one, filter)));
    assert.deepEqual(found.anyDate, list.filter((one) => matchesApartFromDates(one, filter)));
    for (const type of ["Battles", "Riots", "Protests"]) {
      assert.equal(found.facets.types.get(type) ?? 0, list.filter((one) => matches(one, { ...filter, types: [type] })).length);
    }
    const inTime = list.filter((one) => overlaps(one, filter.from, filter.to));
    const riots = inTime.filter((one) => one.country === "NE" && (!filter.types.length || filter.types.includes(one.event_type)));
    assert.equal(found.facets.countries.get("NE") ?? 0, riots.length);
    assert.equal(found.counts.withoutPlace, found.matching.filter((one) => one.lat === null).length);
  }
});

test("while only dates change the incidents of any date stay the same array", () => {
  const state = createViewState({ incidents: randomIncidents(20, dice(3)), filter: EMPTY_FILTER, onFilter: () => {} });
  const first = state.get().anyDate;
  state.setFilter({ from: "2025-05-01", types: [] });
  assert.equal(state.get().anyDate, first);
  state.setFilter({ types: ["Riots"] });
  assert.notEqual(state.get().anyDate, first);
  const riots = state.get().anyDate;
  assert.ok(riots.every((one) => one.event_type === "Riots"));
  state.setIncidents(randomIncidents(20, dice(3)));
  assert.notEqual(state.get().anyDate, riots);
});

test("every incident with a place lies in the one spot of its place and radius", () => {
  const list = randomIncidents(400, dice(11));
  const spots = spotsOf(list);
  const positions = spots.flatMap((spot) => spot.positions).sort((a, b) => a - b);
  assert.deepEqual(positions, list.flatMap((one, index) => (one.lat === null ? [] : [index])));
  for (const spot of spots) {
    assert.equal(spot.count, spot.positions.length);
    assert.equal([...spot.types.values()].reduce((a, b) => a + b), spot.count);
    for (const at of spot.positions) {
      assert.deepEqual([list[at].lat, list[at].lng], [spot.lat, spot.lng]);
      assert.equal(spot.radiusKm > 0, list[at].place_is_vague);
    }
  }
  assert.equal(new Set(spots.map((spot) => `${spot.lat} ${spot.lng} ${spot.radiusKm}`)).size, spots.length);
});

test("groups hold every spot once and, merged, none covers another, wherever on the map they lie", () => {
  const roll = dice(5);
  const radiusOf = (count) => (count === 1 ? 6 : Math.min(22, 9 + 3 * Math.log2(count)));
  for (const middle of [0, -900_000, 1_500_000]) {
    const spots = Array.from({ length: 500 }, () => ({ x: middle + roll(900), y: -middle + roll(600), count: 1 + roll(30) }));
    const groups = mergeOverlapping(groupByDistance(spots, 15), radiusOf);
    assert.equal(groups.reduce((sum, group) => sum + group.count, 0), spots.reduce((sum, spot) => sum + spot.count, 0));
    assert.equal(new Set(groups.flatMap((group) => group.members)).size, spots.length);
    groups.forEach((a, index) => groups.slice(index + 1).forEach((b) => {
      assert.ok(Math.hypot(a.x - b.x, a.y - b.y) >= radiusOf(a.count) + radiusOf(b.count));
    }));
  }
});

test("what is remembered is computed anew only for another question", () => {
  const asked = [];
  const sum = remembering((a, b) => asked.push([a, b]) && a + b);
  assert.deepEqual([sum(1, 2), sum(1, 2), sum(2, 1), sum(1, 2)], [3, 3, 3, 3]);
  assert.deepEqual(asked, [[1, 2], [2, 1], [1, 2]]);
});
