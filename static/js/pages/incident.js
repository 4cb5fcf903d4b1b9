/**
 * An incident's page: its map (map/spot_map.js), the keys of its buttons (review/review_keys.js) and its forms
 * (forms/start.js). Texts as templates/components/form_strings.html hands them over.
 */
import { readFormStrings, startForms } from "../forms/start.js";
import { startSpotMap } from "../map/spot_map.js";
import { connectKeys } from "../review/review_keys.js";

const { lang: language, dir: direction } = document.documentElement;
const root = document.querySelector("[data-spot-map]");
const spot = document.getElementById("incident-spot");

if (root && spot) startSpotMap(root, { spot: JSON.parse(spot.textContent), strings: readFormStrings(language), language, direction });
connectKeys([...document.querySelectorAll(".value-row[data-field]")], document.querySelector("dialog[data-key-help]"));
startForms(document);
