/** Five classes of deaths, told by the lowest figures, and "unknown" apart from all of them. Pure. */

/** The least number of each class: 0, 1-4, 5-19, 20-99, 100 and more. Source: ours; a few deaths are most incidents. */
export const DEATH_CLASSES = [0, 1, 5, 20, 100];
export const UNKNOWN_CLASS = -1;
/** How much larger than a figure without deaths each class is drawn. */
export const CLASS_SCALE = [0.8, 1, 1.2, 1.4, 1.6];

/** The index of the class; -1 where no deaths are told and all that lies there is unknown. */
export function deathClass(low, { count, unknown }) {
  if (!low && unknown === count) return UNKNOWN_CLASS;
  return DEATH_CLASSES.findLastIndex((least) => low >= least);
}

/** [least, most | null] of a class. */
export function classRange(index) {
  return [DEATH_CLASSES[index], index + 1 < DEATH_CLASSES.length ? DEATH_CLASSES[index + 1] - 1 : null];
}
