/**
 * Finds the parts of a form that have behaviour and starts them. Each works alone and each is an addition: without
 * scripts the same inputs are plain fields that the server reads. Texts come from <script id="form-i18n"> as
 * templates/components/form_strings.html writes it.
 *
 *   input[data-combobox]            combobox.js
 *   [data-map-picker]               map_picker.js
 *   [data-type-of]                  type_of.js
 *   input[data-typed-date]          typed_date.js
 *   [data-duplicates]               duplicates.js
 *   form[data-guard]                unsaved_guard.js
 *   form (Ctrl+Enter)               submit_key.js
 */
import { makeStrings } from "../lib/strings.js";
import { startCombobox } from "./combobox.js";
import { startDuplicates } from "./duplicates.js";
import { startMapPicker } from "./map_picker.js";
import { startSubmitKey } from "./submit_key.js";
import { startTypeOf } from "./type_of.js";
import { startTypedDate } from "./typed_date.js";
import { startGuard } from "./unsaved_guard.js";

/** The texts of the page for its forms and maps. */
export function readFormStrings(language) {
  const node = document.getElementById("form-i18n");
  return makeStrings(node ? JSON.parse(node.textContent) : { strings: {}, plurals: { other: {} } }, language);
}

export function startForms(root) {
  const { lang: language, dir: direction } = document.documentElement;
  const context = { strings: readFormStrings(language), language, direction };
  const each = (selector, start) => root.querySelectorAll(selector).forEach((node) => start(node, context));
  each("input[data-combobox]", startCombobox);
  each("[data-map-picker]", startMapPicker);
  each("[data-type-of]", startTypeOf);
  each("input[data-typed-date]", startTypedDate);
  each("[data-duplicates]", startDuplicates);
  each("form[data-guard]", startGuard);
  each("form", startSubmitKey);
}
