import { type Language, locale, type Translated } from '../../../shared/lib/language.ts'

export type LabelCaptions = {
  sender: string
  recipient: string
  order: string
  shipped: string
  weight: string
  parcel: string
  tracking: string
  phone: string
  pickupPoint: string
  note: string
}

export const labelCaptions: Translated<LabelCaptions> = {
  en: {
    sender: 'FROM',
    recipient: 'DELIVER TO',
    order: 'ORDER',
    shipped: 'SHIP DATE',
    weight: 'WEIGHT',
    parcel: 'PARCEL',
    tracking: 'TRACKING NUMBER',
    phone: 'Tel.',
    pickupPoint: 'Pick-up point',
    note: 'Note:',
  },
  fr: {
    sender: 'EXPÉDITEUR',
    recipient: 'DESTINATAIRE',
    order: 'COMMANDE',
    shipped: 'EXPÉDIÉ LE',
    weight: 'POIDS',
    parcel: 'COLIS',
    tracking: 'N° DE SUIVI',
    phone: 'Tél.',
    pickupPoint: 'Point relais',
    note: 'Consigne :',
  },
}

export const slipCaptions: Translated<{ collect: string; order: string }> = {
  en: { collect: 'COLLECT IN STORE', order: 'Order' },
  fr: { collect: 'RETRAIT EN MAGASIN', order: 'Commande' },
}

/** Kilograms with at most two decimals, never rounded down to nothing: '0,01 kg', '1,25 kg', '12 kg'. */
export function labelWeight(language: Language, grams: number): string {
  const kilograms = Math.ceil(grams / 10) / 100
  return `${new Intl.NumberFormat(locale(language), { maximumFractionDigits: 2 }).format(kilograms)} kg`
}

/** A date that no reader takes for another day: '23/11/2026' in French, '23 Nov 2026' in English. */
export function labelDate(language: Language, date: string): string {
  const month = language === 'fr' ? '2-digit' : 'short'
  const format = new Intl.DateTimeFormat(locale(language), {
    day: '2-digit',
    month,
    year: 'numeric',
    timeZone: 'UTC',
  })
  return format.format(new Date(`${date}T00:00:00Z`))
}

/** The country's name in capitals, as sorting centres read it; the code itself when it has no name. */
export function countryName(language: Language, code: string): string {
  const names = new Intl.DisplayNames([locale(language)], { type: 'region', fallback: 'code' })
  return (names.of(code) ?? code).toLocaleUpperCase(locale(language))
}
