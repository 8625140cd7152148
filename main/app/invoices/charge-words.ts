import type { ChargeKind, InvoiceColumn } from '../../../shared/domain/carrier-invoice.ts'

/** Letters and digits of a header or a charge, without case and accents, words apart by one space. */
export function plainWords(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** The first that fits says the kind; words of carriers' invoices in English, French and German. */
const KIND_WORDS: readonly (readonly [ChargeKind, RegExp])[] = [
  [
    'address-correction',
    /address correction|correction (d )?adresse|adresse (erronee|incomplete|corrigee)|adresskorrektur|adressberichtigung/,
  ],
  [
    'weight-correction',
    /correction (de )?poids|reclassification|repesage|regularisation (de )?poids|shipping charge correction|weight (correction|adjustment)|reweigh|gewichtskorrektur|nachwiegen|dim(ensional)? weight adjustment|correction volum/,
  ],
  ['fuel', /fuel|carburant|gasoil|gazole|diesel|treibstoff|kraftstoff|energie|energy/],
  [
    'remote-area',
    /remote|zone (eloignee|difficile|isolee)|extended area|delivery area|out of area|difficile d acces|corse|corsica|ile[s]?\b|island|inselzuschlag|insel|montagne|\bdas\b/,
  ],
  ['return', /retour|return|ruckhol|rucksend|undeliverable/],
  [
    'other',
    /surcharge|supplement|zuschlag|option|assurance|insurance|versicherung|signature|taxe|tax\b|duty|douane|customs|zoll|maut|toll|peage|securite|security|surete|hors norme|non mecanisable|oversize|large package|handling|manutention|samedi|saturday|samstag|contre remboursement|remboursement|\bcod\b|nachnahme|frais|fee\b|gebuhr|peak|pic|co2|credit|avoir|gutschrift/,
  ],
  [
    'freight',
    /freight|transport|affranchissement|port\b|prix (du )?colis|tarif|base|weight charge|shipping charge|fracht|porto|beforderung|ground|standard|express|expedited|saver|colis|paket|parcel|envoi|prestation|montant/,
  ],
]

/** What a carrier's word for a charge means; a word that none knows is `other`. */
export function chargeKindOf(words: string): ChargeKind {
  const plain = plainWords(words)
  return KIND_WORDS.find(([, pattern]) => pattern.test(plain))?.[0] ?? 'other'
}

/** What columns are called, likeliest first. */
export const COLUMN_WORDS: Readonly<Record<InvoiceColumn, RegExp>> = {
  tracking:
    /^(tracking|numero|num|no|n) ?(de )?(number|colis|suivi|envoi|tracking|lt|lettre de transport)$|^(numero|num|no|n) (du |de )?(colis|suivi|lettre de transport|recepisse)|^tracking|^(shipment|awb|air waybill|waybill|parcel|package|consignment) ?(number|no|id)|^(sendungs|paket|paketschein|identcode|frachtbrief)[a-z]*|^colis$|^lt$|^skybill|^track id|^parcel$/,
  reference:
    /^(shipment |package |customer |client |sender |votre |your )?(reference|ref)( (client|expediteur|number|no|1|number 1|colis|commande|1 client|envoi))*$|^reference|^(kunden|sendungs)?referenz|^(order|commande|numero de commande|n commande|bestellnummer)/,
  invoice:
    /^(numero|num|no|n)? ?(de |de la )?(facture|invoice)( (number|no|nr|num|numero))?$|^invoice ?(number|no|id)|^rechnung(s)?( ?(nummer|nr))?$|^facture n/,
  invoice_date:
    /^date ?(de |de la )?(facture|facturation)|^(invoice|billing|bill) ?date|^rechnungsdatum|^facturation date/,
  shipped_on:
    /^date ?(d |de |du )?(expedition|depot|envoi|prise en charge|enlevement|depart|traitement|remise)|^(ship(ment|ping)?|pickup|pick up|transaction|dispatch|deposit) ?date|^(versand|einlieferungs|auftrags)datum|^date$/,
  currency: /^(invoice |transaction |billing )?currency( code)?$|^devise|^monnaie|^wahrung|^waehrung/,
  weight_kg:
    /^(billed|charged|chargeable|rated|invoiced) ?weight|^poids ?(facture|taxe|taxable|retenu|reel|corrige)?( ?(en )?kg)?$|^weight ?(kg)?$|^(abgerechnetes |berechnetes |frei )?gewicht ?(in )?(kg)?$|^weight \(kg\)|^dhl scale weight/,
  weight_unit: /^(billed |charged )?weight (unit|uom)|^unite (de )?poids|^gewichtseinheit/,
  weight_g: /^(poids|weight|gewicht)( .*)? (g|gr|grams?|grammes?|gramm)$/,
}

/** Amounts that are tax, contain it, or are sums of other columns. */
export const NOT_NET =
  /\bttc\b|\btva\b|\bvat\b|\bmwst\b|brutto|gross|incl|tax amount|total tax|taux|rate\b|incentive|remise|discount|basis|basiswert|duplicate|declared|valeur (declaree|assuree)|value|quantit|\bqte\b|anzahl|pieces/
export const IS_AMOUNT =
  /montant|prix|total|amount|charge|cost|betrag|preis|\bht\b|netto|nettobetrag|net\b|frais|surcharge|supplement|zuschlag|fuel|carburant|fracht|freight|port\b|peage|maut|affranchissement|taxe|credit|gebuhr/
export const IS_TOTAL = /total|somme|summe|gesamt|\bnet a payer\b/
/** The column in which rows name their charge. */
export const IS_CHARGE_NAME =
  /^(charge|fee|cost) ?(description|name|type|label)|^(libelle|designation|nature|type) ?(de |du |de la )?(prestation|ligne|frais|produit|service|supplement|article)?$|^description( of charge)?$|^prestation$|^(leistung|bezeichnung|leistungsart|gebuhrenart)$/
