/**
 * Says what is wrong with the data and how old they are. HTML: <p data-freshness role="status" data-login-url hidden>.
 *
 *   startFreshness(notice, {store, strings, formats}) → {lacks(found | null) as the loader's onTrouble, isGood(isWhole) when
 *   data were taken up, isConnected(areThereData) when the server has answered, failed(error, failures)}
 */
import { freshnessOf } from "../lib/freshness_text.js";

export function startFreshness(notice, { store, strings, formats, now = () => new Date() }) {
  const trouble = { cause: null, missing: 0, isEmpty: true };
  let goodAt = null;
  let said = "";

  function say() {
    const { text, isSignedOut } = freshnessOf({ ...trouble, goodAt, now: now() }, { store, strings, formats });
    if (text === said) return;
    said = text;
    notice.textContent = text;
    if (isSignedOut) notice.append(" ", signInLink());
    notice.hidden = !text;
  }
  function signInLink() {
    const link = document.createElement("a");
    link.href = `${notice.dataset.loginUrl}?next=${encodeURIComponent(location.pathname + location.search)}`;
    link.textContent = strings.text("sign_in");
    return link;
  }
  function good() {
    goodAt = now();
    trouble.isEmpty = false;
  }

  return {
    lacks(found) {
      trouble.missing = found ? found.missing.reduce((sum, { rows }) => sum + rows, 0) : 0;
      if (found?.areNamesMissing) trouble.cause = "never_loaded";
      say();
    },
    isGood(isWhole) {
      if (isWhole || !goodAt) good();
      if (trouble.cause === "never_loaded") trouble.cause = null;
      say();
    },
    isConnected(areThereData) {
      if (areThereData) good();
      if (areThereData || trouble.cause !== "never_loaded") trouble.cause = null;
      say();
    },
    /** One lost answer is no news; two in a row are. Nothing loaded at all, signed out, or behind is at once. */
    failed(error, failures) {
      if (error.status === 401) trouble.cause = "signed_out";
      else if (trouble.isEmpty) trouble.cause = "never_loaded";
      else if (error.isBehind) trouble.cause = "data_behind";
      else if (failures > 1) trouble.cause = "connection_lost";
      say();
    },
  };
}
