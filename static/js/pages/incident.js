/**
 * An incident's page: its map (map/spot_map.js), the way back to the list (incident/way_back.js), its copy buttons
 * (incident/copy_button.js), the keys of its buttons (review/review_keys.js) and its forms (forms/start.js). Texts as templates/components/form_strings.html hands them over.
 */
import { readFormStrings, startForms } from "../forms/start.js";
import { startCopyButton } from "../incident/copy_button.js";
import { startWayBack } from "../incident/way_back.js";
import { startSpotMap } from "../map/spot_map.js";
import { connectKeys } from "../review/review_keys.js";

const { lang: language, dir: direction } = document.documentElement;
const root = document.querySelector("[data-spot-map]");
const spot = document.getElementById("incident-spot");

if (root && spot) startSpotMap(root, { spot: JSON.parse(spot.textContent), strings: readFormStrings(language), language, direction });
connectKeys([...document.querySelectorAll(".value-row[data-field]")], document.querySelector("dialog[data-key-help]"));
startForms(document);
document.querySelectorAll("[data-way-back]").forEach(startWayBack);
document.querySelectorAll("[data-copy]").forEach(startCopyButton);
