import {dataTable} from "./dataTable.js";

/** Who does what in a sick leave, and what of it can be seen in the figures. */
export function whoDoesWhat(): HTMLElement {
  return dataTable({
    caption: "Vem gör vad, och vad syns?",
    columns: [
      {name: "vem", title: "Vem", kind: "text"},
      {name: "gor", title: "Gör", kind: "text"},
      {name: "syns", title: "Syns i siffrorna", kind: "text"},
    ],
    rows: [
      [
        "Vården",
        "Undersöker och behandlar. Läkaren skriver intyg om sjukdomen, vad den hindrar och hur mycket arbetsförmågan är nedsatt.",
        "Ja: intygen, deras diagnos, grad och längd.",
      ],
      [
        "Arbetsgivaren",
        "Betalar sjuklön under sjuklöneperioden. Anpassar arbetet och planerar för återgång.",
        "Nej.",
      ],
      [
        "Försäkringskassan",
        "Granskar intyg, ber om kompletteringar, beslutar om sjukpenning och samordnar rehabiliteringen.",
        "Delvis: om intyget har begärts kompletterat. Besluten syns inte.",
      ],
      [
        "Socialstyrelsen",
        "Ger ut försäkringsmedicinskt beslutsstöd: rekommendationer om hur lång en sjukskrivning brukar behöva vara vid varje diagnos.",
        "Nej, men längder kan jämföras med beslutsstödet.",
      ],
      [
        "Regionen",
        "Ansvarar för vården i länet och för hur vårdenheterna är organiserade och registrerade.",
        "Ja: varje intyg räknas i den region där enheten ligger.",
      ],
    ],
  });
}

/** What work capacity is judged against, by day of the sjukfall. */
export function chainTable(): HTMLElement {
  return dataTable({
    caption: "Rehabiliteringskedjan i korthet, för den som har en anställning",
    columns: [
      {name: "dag", title: "Dag i sjukfallet", kind: "text"},
      {name: "mot", title: "Arbetsförmågan prövas mot", kind: "text"},
      {name: "lag", title: "Lagrum i SFB", kind: "text"},
    ],
    rows: [
      [
        "1–90",
        "det vanliga arbetet, eller ett annat tillfälligt arbete hos arbetsgivaren",
        "27\u00a0kap. 46\u00a0§",
      ],
      ["91–180", "också annat arbete hos arbetsgivaren", "27\u00a0kap. 47\u00a0§"],
      [
        "181–365",
        "arbete som finns på den övriga arbetsmarknaden, om det inte finns skäl att vänta",
        "27\u00a0kap. 48\u00a0§",
      ],
      ["från 366", "arbete på den övriga arbetsmarknaden, om det inte är oskäligt", "27\u00a0kap. 49\u00a0§"],
    ],
  });
}
