/**
 * Translated texts handed over by the server. Pure.
 *
 * `data` is {strings: {key: text}, plurals: {category: {key: text}}}: the server renders each counted text once
 * for every CLDR category, so that Intl.PluralRules picks the form. `{name}` in a text is replaced.
 */
export function makeStrings(data, language) {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(`${language}-u-nu-latn`);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  return {
    /** The text of a key; the key itself when the server did not hand it over. */
    text: (key, values = {}) => fill(data.strings[key] ?? key, values),
    /** The counted text of a key, in the form the language wants for n. */
    count(key, n, values = {}) {
      const forms = data.plurals[rules.select(n)] ?? data.plurals.other;
      return fill(forms[key] ?? data.plurals.other[key] ?? key, { ...values, n: numbers.format(n) });
    },
    number: (n) => numbers.format(n),
  };
}
