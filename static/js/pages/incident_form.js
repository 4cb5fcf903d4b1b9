/** The page on which an incident is written by hand or changed. HTML: see forms/start.js. */
import { startForms } from "../forms/start.js";

startForms(document);
