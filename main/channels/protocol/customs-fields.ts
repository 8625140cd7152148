import { CUSTOMS_NUMBERS, type OrderCustoms } from '../../../shared/domain/customs/customs-identity.ts'
import { DANGEROUS_GOODS, type ProductCustoms } from '../../../shared/domain/customs/product-customs.ts'
import { readCountry } from '../../../shared/domain/read-country.ts'
import { clipped } from '../../../shared/lib/clipped.ts'
import { plainName } from '../../../shared/lib/plain-name.ts'
import type { WishField } from './order-wishes.ts'

/** Names of fields by what they say, without accents, in lower case, words parted by single spaces. */
const IOSS = /\bioss\b/
const VOEC = /\bvoec\b/
const UKIMS = /\bukims\b/
const EORI = /^(?!.*\b(billing|shipping|buyer|customer|consignee|recipient|importer)\b).*\beori\b/
/** Of the buyer, who imports it then. */
const BUYERS_EORI = /\b(billing|shipping|buyer|customer|consignee|recipient|importer) .*\beori\b/
/**
 * Of the buyer: '_billing_vat_number' and '_vat_number' (EU VAT Number), 'billing_eu_vat_number' (Booster), '_billing_cpf'
 * and '_billing_cnpj' (Brazilian Market), 'dni', and what Shopify calls a credential of tax or shipping.
 */
const TAX_ID =
  /\b(vat (number|no|id|nr)|(tax|gst) (id|no|nr|number|identification number)|numero( de)? tva|tva intracommunautaire|partita iva|p ?iva|codice fiscale|billing cf|ust ?id( ?nr)?|btw nummer|cpf|cnpj|rut|cuit|cuil|dni|nif|pccc|(tax|shipping) credential [a-z]{2})\b/

/** 'VOEC 2024567', 'IOSS: IM2760000001'. */
const NAMED = /^(IOSS|VOEC|EORI|UKIMS)( ?(NO|NR|NUMBER))?[.:# ]+/

type CustomsNumber = keyof typeof CUSTOMS_NUMBERS

/** By which numbers an order is declared, as its fields say; what has another form than such a number is left out. */
export function orderCustomsIn(fields: readonly WishField[]): OrderCustoms {
  const said = fields.map(({ key, value }) => ({ key: plainName(key), value: value.trim() }))
  const find = (name: RegExp) => said.find(({ key, value }) => name.test(key) && value !== '')?.value ?? ''
  const number = (name: RegExp, kind: CustomsNumber): Partial<Record<CustomsNumber, string>> => {
    const value = find(name).toUpperCase().replace(NAMED, '').replaceAll(/[\s.]/g, '')
    return new RegExp(`^${CUSTOMS_NUMBERS[kind].source}$`).test(value) ? { [kind]: value } : {}
  }
  const taxId = find(TAX_ID)
  const importer = number(BUYERS_EORI, 'eori').eori
  return {
    ...number(IOSS, 'ioss'),
    ...number(VOEC, 'voec'),
    ...number(EORI, 'eori'),
    ...number(UKIMS, 'ukims'),
    ...(importer === undefined ? {} : { importer }),
    ...(taxId === '' || taxId.length > 40 || !/\d/.test(taxId) ? {} : { buyerTaxId: taxId }),
  }
}

/** For an order that is still to be parsed; nothing where its channel says nothing. */
export function withCustoms(customs: OrderCustoms): { readonly customs?: OrderCustoms } {
  return Object.keys(customs).length === 0 ? {} : { customs }
}

/** 'HS Code', '_wc_hs_code', 'hs_tariff_number', 'Code douanier', 'Zolltarifnummer', 'TARIC'. */
const HS_CODE =
  /\b(hs ?(tariff )?(code|number|nr)|harmoni[sz]ed (system )?code|(customs )?tariff (code|number)|customs (code|number)|commodity code|code (sh|douanier)|nomenclature douaniere|zolltarifnummer|taric|hts ?(code)?)\b/
const ORIGIN =
  /\b(country (code )?of (origin|manufacture)|(origin|manufacture|manufacturing) country|country origin|pays d ?origine|ursprungsland|herkunftsland|pais de origen)\b/
const DESCRIPTION = /\b(customs description|description douaniere|zollbeschreibung)\b/

/** 'ADR class', 'Dangerous goods class', 'hazmat transportation regulatory class', 'Classe ADR', 'Gefahrgutklasse'. */
const DANGEROUS =
  /\b(adr ?(class|klasse)|classe adr|clase adr|(dangerous goods|danger|hazard|hazmat|un hazard) ?class|transportation regulatory class|classe( de)? (danger|marchandises dangereuses)|gefahrgut ?klasse|clase( de)? (peligro|mercancias peligrosas))\b/

/** What attributes and fields of a product tell customs. */
export function productCustomsIn(fields: readonly WishField[]): ProductCustoms {
  const said = fields.map(({ key, value }) => ({ key: plainName(key), value: value.trim() }))
  const find = (name: RegExp) => said.find(({ key, value }) => name.test(key) && value !== '')?.value ?? ''
  return saidCustoms(find(HS_CODE), find(ORIGIN), find(DESCRIPTION), find(DANGEROUS))
}

/**
 * What is no code of 6 to 10 digits, or no country, is left out. A class of dangerous goods may name its division and
 * what it is of: '2.1', 'Class 9', 'ADR 3'.
 */
export function saidCustoms(
  hsCode: string,
  origin: string,
  description: string,
  dangerousGoods = '',
): ProductCustoms {
  const digits = hsCode.replaceAll(/[\s.]/g, '')
  const [, classOf = ''] = /^(?:\D*\s)?([1-9])(?:\.\d[A-Z]?)?$/i.exec(dangerousGoods.trim()) ?? []
  return {
    hsCode: /^\d{6,10}$/.test(digits) ? digits : '',
    originCountry: origin.trim() === '' ? null : readCountry(origin),
    description: clipped(description.trim(), 200),
    dangerousGoods: DANGEROUS_GOODS.find((one) => one === classOf) ?? null,
  }
}
