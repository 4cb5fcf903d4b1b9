/** The six event types of ACLED with the figure and the colour token each is drawn with. Pure. */

/** `path` is SVG in a box of -8..8; templates/components/type_symbols.html repeats it (a test compares). */
export const EVENT_TYPES = [
  { code: "Battles", slug: "battles", token: "--type-battles", path: "M0-6A6 6 0 1 1 0 6A6 6 0 1 1 0-6Z" },
  {
    code: "Explosions/Remote violence", slug: "explosionsremote-violence", token: "--type-explosions",
    path: "M0-8 1.8-4.3 5.7-5.7 4.3-1.8 8 0 4.3 1.8 5.7 5.7 1.8 4.3 0 8-1.8 4.3-5.7 5.7-4.3 1.8-8 0-4.3-1.8-5.7-5.7-1.8-4.3Z",
  },
  { code: "Violence against civilians", slug: "violence-against-civilians", token: "--type-civilians", path: "M0-7.5 7.5 0 0 7.5-7.5 0Z" },
  { code: "Protests", slug: "protests", token: "--type-protests", path: "M0-7 7 5.5-7 5.5Z" },
  { code: "Riots", slug: "riots", token: "--type-riots", path: "M0 7-7-5.5 7-5.5Z" },
  { code: "Strategic developments", slug: "strategic-developments", token: "--type-strategic", path: "M-5.5-5.5 5.5-5.5 5.5 5.5-5.5 5.5Z" },
];

/** ACLED's sub-event types of each event type (incidents/models/codes.py has the same; a test compares). */
export const SUB_TYPES = {
  Battles: ["Armed clash", "Government regains territory", "Non-state actor overtakes territory"],
  "Explosions/Remote violence": [
    "Air/drone strike", "Remote explosive/landmine/IED", "Shelling/artillery/missile attack", "Suicide bomb", "Grenade", "Chemical weapon",
  ],
  "Violence against civilians": ["Attack", "Abduction/forced disappearance", "Sexual violence"],
  Protests: ["Peaceful protest", "Protest with intervention", "Excessive force against protesters"],
  Riots: ["Violent demonstration", "Mob violence"],
  "Strategic developments": [
    "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Headquarters or base established",
    "Looting/property destruction", "Non-violent transfer of territory", "Other",
  ],
};

const TYPE_OF = new Map(EVENT_TYPES.flatMap(({ code }, index) => SUB_TYPES[code].map((sub) => [sub, index])));

/** The index in EVENT_TYPES of the type that a sub-type belongs to; an unknown one is a strategic development. */
export function typeIndexOf(subType) {
  return TYPE_OF.get(subType) ?? EVENT_TYPES.length - 1;
}

const BY_CODE = new Map(EVENT_TYPES.map((type) => [type.code, type]));

/** The entry of a code; an unknown code is drawn as a strategic development, never dropped. */
export function eventType(code) {
  return BY_CODE.get(code) ?? BY_CODE.get("Strategic developments");
}
