/** What lies behind a mark: its spots and incidents, and how it is told in words and on cards. */
import { EVENT_TYPES } from "../lib/event_types.js";
import { placeName } from "../lib/describe.js";
import { TYPES } from "../lib/group_sums.js";
import { marksOf } from "../lib/vagueness.js";
import { groupCard, groupLines, incidentCard, typeCounts } from "./map_cards.js";

/** createMarkWords({incidentLayer, state, strings, describe}) → what follows, for marks of the layer's present painting. */
export function createMarkWords({ incidentLayer, state, strings, describe }) {
  const countOf = (mark) => incidentLayer.shown().layout.sums.count[mark.group];

  function spotsOf({ group }) {
    const { spotTypes } = state.get().engine;
    return incidentLayer.shown().layout.groups[group].members.filter((spot) => EVENT_TYPES.some((_, type) => spotTypes[spot * TYPES + type]));
  }

  function rowsOf(mark, limit) {
    return state.get().engine.rowsOfSpots(spotsOf(mark), limit);
  }

  /** The place of a group: its one spot that matches, else its heaviest. */
  function about({ group }) {
    const { layout } = incidentLayer.shown();
    const { store, names } = state.get();
    const { sums, groups } = layout;
    const isOne = sums.spots[group] === 1;
    const spot = store.spots[isOne ? sums.last[group] : groups[group].seed];
    const name = placeName(spot, names, strings);
    const place = name && !isOne ? strings.text("map_around", { place: name }) : name;
    return { sums, group, place, name, km: groups[group].disc ? Math.round(layout.unit.km[groups[group].seed]) : 0 };
  }

  return {
    countOf,
    spotsOf,
    rowsOf,
    about,
    /** The public number of the one incident of a mark, -1 for others. */
    numberOf(mark) {
      const row = this.rowOf(mark);
      return row < 0 ? -1 : state.get().store.id[row];
    },
    /** The row of a mark that stands for one incident, -1 for others. */
    rowOf: (mark) => (countOf(mark) === 1 ? rowsOf(mark, 1)[0] ?? -1 : -1),
    card(mark) {
      const { names } = state.get();
      return countOf(mark) === 1 ? incidentCard(describe(rowsOf(mark, 1)[0]), strings) : groupCard(about(mark), { strings, names });
    },
    /** One sentence for those who listen. */
    sentence(mark) {
      const separator = strings.text("list_separator");
      if (countOf(mark) === 1) {
        const incident = describe(rowsOf(mark, 1)[0]);
        const { km } = about(mark);
        const vagueness = [...marksOf(incident).map((key) => strings.text(key)), ...(km ? [strings.text("map_within", { km: strings.number(km) })] : [])];
        return [incident.title, incident.date_text, strings.text("deaths", { text: incident.fatalities_text }), ...vagueness].join(separator);
      }
      const { names } = state.get();
      const what = about(mark);
      const types = typeCounts(what.sums, what.group).map(([code, count]) => `${names.event_types[code] ?? code} ${strings.number(count)}`);
      return [...groupLines(what, strings), ...types].join(separator);
    },
  };
}
