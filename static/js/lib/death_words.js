/** Sums of deaths in words. Pure. `deaths` is what engine.panels() says: {low, best, high, unknown, open, campaigns}. */

/** "12", or "12+" where at least one of the incidents has a lowest figure alone. */
export function highText({ high, open }, strings) {
  return open ? `${strings.number(high)}+` : strings.number(high);
}

/** "Deaths: 10 to 25 or more", with how many incidents' deaths are unknown. */
export function deathsText(deaths, strings) {
  const [low, highest] = [strings.number(deaths.low), strings.number(deaths.high)];
  const high = deaths.open ? strings.text("or_more", { n: highest }) : highest;
  const range = low === high ? low : strings.text("range", { low, high });
  const text = strings.text("deaths", { text: range });
  return deaths.unknown ? strings.text("deaths_and_unknown", { deaths: text, unknown: strings.count("deaths_unknown", deaths.unknown) }) : text;
}

/** The words for a range of the filter, "a-b", "a-" or "a"; what is none, such as "unknown", as it is. */
export function deathRangeText(value, strings) {
  const [, low, dash, high] = /^(\d+)(-?)(\d*)$/.exec(value) ?? [];
  if (low === undefined) return value;
  if (dash && !high) return strings.text("or_more", { n: strings.number(Number(low)) });
  if (!dash || low === high) return strings.number(Number(low));
  return strings.text("range", { low: strings.number(Number(low)), high: strings.number(Number(high)) });
}

/** What of it campaigns told jointly, "" where none did. */
export function campaignsText({ campaigns }, strings) {
  if (!campaigns.count || !campaigns.low) return "";
  return strings.count("told_jointly", campaigns.count, { deaths: strings.number(campaigns.low) });
}
