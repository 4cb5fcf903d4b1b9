/**
 * The review page: an article, a form, and what links them. HTML: [data-article] (see review/evidence_links.js),
 * .value-row[data-field], [data-key] and <dialog data-key-help> (see review/review_keys.js), and the form's parts
 * (see forms/start.js). Without it the page is a plain form beside an article with marks.
 */
import { startForms } from "../forms/start.js";
import { connectEvidence } from "../review/evidence_links.js";
import { connectKeys } from "../review/review_keys.js";

const rows = [...document.querySelectorAll(".value-row[data-field]")];
const article = document.querySelector("[data-article]");

if (article) connectEvidence(article, rows);
connectKeys(rows, document.querySelector("dialog[data-key-help]"));
startForms(document);
