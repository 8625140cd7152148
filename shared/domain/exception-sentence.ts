import type { EpochMs } from '../lib/clock.ts'
import { type Language, locale, plural } from '../lib/language.ts'
import { message } from '../messages/message.ts'
import { moneyText } from '../messages/money-text.ts'
import { say } from '../messages/say.ts'
import { ADDRESS_FIELDS } from './address-fault.ts'
import type { ExceptionCause } from './exception.ts'
import type { OneParcel } from './one-parcel.ts'
import type { HoldKind } from './order-standing.ts'
import { type OutboxKind, outboxKind } from './outbox-message.ts'
import { territoryName } from './postal/territory-name.ts'

/** How codes are said on screen; each falls back to the code itself. */
export interface Names {
  site(id: string): string
  carrier(id: string): string
  channel(id: string): string
  /** The workspace's, ISO 4217, of costs. */
  readonly currency: string
}

/** What is wrong, in one sentence with its evidence. Pure; `timeZone` is the merchant's. */
export function exceptionSentence(
  cause: ExceptionCause,
  language: Language,
  names: Names,
  timeZone: string,
): string {
  const sentence = language === 'fr' ? french : english
  return sentence(cause, names, (at) => formatInstant(at, language, timeZone))
}

type Sentence = (cause: ExceptionCause, names: Names, when: (at: EpochMs) => string) => string

function formatInstant(at: EpochMs, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(locale(language), {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at)
}

type ShortLines = Extract<ExceptionCause, { reason: 'partial-stock' }>['lines']

function shortLines(lines: ShortLines, language: Language): string {
  const said = lines.map(({ sku, wanted, found }) =>
    language === 'fr' ? `${sku} (${found} sur ${wanted})` : `${sku} (${found} of ${wanted})`,
  )
  return listText(said, language)
}

/** 'A, B, C …' */
function someOf(skus: readonly string[], count: number): string {
  const shown = skus.slice(0, SHOWN)
  return `${shown.join(', ')}${count > shown.length ? ' …' : ''}`
}
const SHOWN = 3

type StockDifferences = Extract<ExceptionCause, { reason: 'stock-differs' }>['lines']

function differences(lines: StockDifferences, count: number, language: Language): string {
  const said = lines
    .slice(0, SHOWN)
    .map(({ sku, ours, theirs }) =>
      language === 'fr' ? `${sku} (${theirs} au lieu de ${ours})` : `${sku} (${theirs} instead of ${ours})`,
    )
  return `${said.join(', ')}${count > said.length ? ' …' : ''}`
}

function listText(texts: readonly string[], language: Language): string {
  return new Intl.ListFormat(locale(language), { type: 'conjunction' }).format(texts)
}

function returnLines(
  lines: Extract<ExceptionCause, { reason: 'return-requested' }>['lines'],
  language: Language,
): string {
  const said = lines.map(({ sku, quantity }) => `${quantity} × ${sku}`)
  return listText(said, language)
}

function namelessLines(
  lines: Extract<ExceptionCause, { reason: 'nameless-lines' }>['lines'],
  language: Language,
): string {
  const said = lines.slice(0, SHOWN).map(({ title, quantity }) => `${quantity} × ${title}`)
  const list = listText(said, language)
  return `${list}${lines.length > said.length ? ' …' : ''}`
}

/** A channel's own word beside ours; nothing where it says none. */
function inBrackets(word: string): string {
  return word === '' ? '' : ` (${word})`
}

/** ": €12.40 in all; one parcel from Bordeaux would be €15.00 and arrive Wed 25 Nov". */
function splitPrice(
  { costCents, oneParcel }: Extract<ExceptionCause, { reason: 'split-needs-approval' }>,
  names: Names,
  language: Language,
): string {
  const fr = language === 'fr'
  if (costCents === null) return ''
  const cost = moneyText(costCents, names.currency, language)
  const whole = fr ? ` : ${cost} en tout` : `: ${cost} in all`
  if (oneParcel === null) return whole
  return `${whole}${fr ? ' ; ' : '; '}${oneParcelText(oneParcel, names, language)}`
}

/** "one parcel from Bordeaux would be €15.00 and arrive Wed 25 Nov", or why there is none. */
export function oneParcelText(one: OneParcel, names: Names, language: Language): string {
  const fr = language === 'fr'
  if (one.kind === 'impossible') {
    const why = ONE_PARCEL_WORDS[one.main]?.[language] ?? REFUSAL_WORDS[one.main]?.[language] ?? one.main
    return fr ? `un seul colis est impossible : ${why}` : `one parcel is impossible: ${why}`
  }
  const cost = moneyText(one.costCents, names.currency, language)
  const site = names.site(one.siteId)
  const day = dateText(one.deliverTo, language)
  return fr
    ? `un seul colis de ${site} coûterait ${cost} et arriverait ${day}`
    : `one parcel from ${site} would be ${cost} and arrive ${day}`
}

const ONE_PARCEL_WORDS: Readonly<Record<string, Record<Language, string>>> = {
  'no-stock': { en: 'no site has all of it', fr: 'aucun site n’a tout' },
  'partial-stock': { en: 'no site has all of it', fr: 'aucun site n’a tout' },
  'no-service': { en: 'no service takes it whole', fr: 'aucun service ne le prend entier' },
}

function dateText(date: string, language: Language): string {
  const format = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(locale(language), format).format(new Date(`${date}T00:00:00Z`))
}

/** Why a channel does not let an order go, in a few words. */
export const HOLD_WORDS: Readonly<Record<Language, Readonly<Record<HoldKind, string>>>> = {
  en: {
    unpaid: 'not paid',
    'on-hold': 'on hold there',
    scheduled: 'for later',
    incident: 'an incident is open',
    fraud: 'checked for fraud',
    elsewhere: 'another app or location sees to it',
    'unknown-state': 'its state is unknown here',
  },
  fr: {
    unpaid: 'non payée',
    'on-hold': 'en attente là-bas',
    scheduled: 'pour plus tard',
    incident: 'un incident est ouvert',
    fraud: 'contrôle antifraude',
    elsewhere: 'une autre application ou un autre lieu s’en charge',
    'unknown-state': 'son état est inconnu ici',
  },
}

/** What of an order may change at its channel; a field of a later version is said by its name. */
const FIELD_WORDS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  destination: { en: 'the address', fr: 'l’adresse' },
  lines: { en: 'the lines', fr: 'les lignes' },
  serviceLevel: { en: 'the service level', fr: 'le niveau de service' },
  shipBy: { en: 'when it must leave', fr: 'la date de départ' },
  deliverBy: { en: 'when it must arrive', fr: 'la date d’arrivée' },
  tags: { en: 'the tags', fr: 'les étiquettes' },
  customerTier: { en: 'the customer tier', fr: 'le statut du client' },
  collection: { en: 'whether it is collected, and where', fr: 'si elle est retirée sur place, et où' },
  requests: { en: 'what the buyer asks for', fr: 'les souhaits du client' },
}

function fieldsOf(fields: readonly string[], language: Language): string {
  const said = fields.map((field) => FIELD_WORDS[field]?.[language] ?? field)
  return new Intl.ListFormat(locale(language), { type: 'conjunction' }).format(said)
}

const kilograms = (grams: number, language: Language): string =>
  new Intl.NumberFormat(locale(language), {
    style: 'unit',
    unit: 'kilogram',
    maximumFractionDigits: 2,
  }).format(grams / 1000)

const english: Sentence = (cause, names, when) => {
  switch (cause.reason) {
    case 'out-of-stock':
      return `No site has ${shortLines(cause.lines, 'en')}`
    case 'partial-stock':
      return `Stock covers only part of the order: ${shortLines(cause.lines, 'en')}`
    case 'split-needs-approval':
      return `Needs ${cause.siteIds.length} parcels, from ${listText(cause.siteIds.map(names.site), 'en')}${splitPrice(cause, names, 'en')}`
    case 'short-pick':
      return `${names.site(cause.siteId)} lacks ${plural('en', cause.expected - cause.found, '# unit', '# units')} of ${cause.sku} (expected ${cause.expected}, found ${cause.found}): nothing is taken from there until it is counted`
    case 'no-eligible-service':
      return `No carrier service takes it: ${kilograms(cause.chargeableG, 'en')} to ${placeText(cause, 'en')} (${REFUSAL_WORDS[cause.main]?.en ?? cause.main})`
    case 'no-eligible-site':
      return `No site can ship it (${REFUSAL_WORDS[cause.main]?.en ?? cause.main})`
    case 'cannot-collect':
      return `The customer collects it${cause.siteId === null ? '' : ` at ${names.site(cause.siteId)}`}, and ${collectProblem(cause, 'en')}`
    case 'collection-overdue':
      return `Ready to collect at ${names.site(cause.siteId)}, kept until ${when(cause.keepUntil)}: the customer has not come`
    case 'unknown-sku':
      return `No product is called ${cause.skus.join(', ')}`
    case 'unmapped-skus':
      return `${plural('en', cause.count, '# SKU', '# SKUs')} of ${names.channel(cause.channelId)} ${cause.count === 1 ? 'is' : 'are'} unknown (${someOf(cause.skus, cause.count)}); ${plural('en', cause.orders, '# order waits', '# orders wait')}`
    case 'stock-differs':
      return `${names.channel(cause.channelId)} still shows other stock after it was sent again: ${differences(cause.lines, cause.count, 'en')}`
    case 'cannot-be-decided':
      return `It cannot be decided; the others went on without it (${cause.message})`
    case 'work-stopped': {
      const held = plural('en', cause.orders, '# released order waits', '# released orders wait')
      const end = cause.until === null ? '' : ` until ${when(cause.until)}`
      return cause.siteId === null
        ? `${names.carrier(cause.carrierId ?? '')} takes nothing${end}: ${held} for it`
        : `${names.site(cause.siteId)} is closed${end}: ${held} there`
    }
    case 'carrier-suspended':
      return `${names.carrier(cause.carrierId)} is suspended${cause.until === null ? '' : ` until ${when(cause.until)}`}`
    case 'carrier-delayed':
      return `${names.carrier(cause.carrierId)} has not taken ${plural('en', cause.orders, '# packed order', '# packed orders')} at ${names.site(cause.siteId)}, due to leave ${plural('en', cause.days, '# day', '# days')} ago`
    case 'promise-at-risk':
      return `Promised for ${cause.promised}, would arrive ${cause.expected}`
    case 'address-invalid':
      return addressProblem(cause, 'en')
    case 'held-by-rule':
      return `Held by rule "${cause.ruleName}"${cause.note === '' ? '' : `: ${cause.note}`}`
    case 'no-exchange-rate':
      return `No exchange rate from ${cause.currency} to ${cause.into}: what rules say of the order’s value was not checked`
    case 'held-by-person':
      return `On hold${cause.note === '' ? '' : `: ${cause.note}`}`
    case 'record-unreadable':
      return cause.order === null
        ? `What is kept under ${cause.table} ${cause.key} cannot be read`
        : `Order ${cause.order.reference} is kept, but cannot be read`
    case 'label-failed':
      return `${labelOf(cause.parcel, 'en')} was not printed: ${say('en', cause.message)}`
    case 'print-unknown':
      return `${labelOf(cause.parcel, 'en')} may not have come out: somebody must look`
    case 'sync-conflict': {
      const known = pushWords(cause.what)
      return known === undefined
        ? `${names.channel(cause.channelId)} says otherwise than we do: ${cause.what}`
        : `${names.channel(cause.channelId)} cannot be told of ${known.en} of part of a pack: correct it there by hand`
    }
    case 'payload-rejected':
      return `Order ${cause.externalId} of ${names.channel(cause.channelId)} cannot be read: ${say('en', cause.message)}`
    case 'oversold-at-channel':
      return `${names.channel(cause.channelId)} sold more than it had been told there was: ${shortLines(cause.lines, 'en')}`
    case 'cancelled-after-shipped':
      return `Cancelled on ${names.channel(cause.channelId)} after it had left`
    case 'cancelled-before-leaving':
      return `Cancelled on ${names.channel(cause.channelId)}, and its parcel is still here`
    case 'held-by-channel':
      return `${names.channel(cause.channelId)} holds it: ${HOLD_WORDS.en[cause.kind]}${inBrackets(cause.code)}${cause.until === null ? '' : `, until ${when(cause.until)}`}`
    case 'unknown-states':
      return `${plural('en', cause.count, '# state', '# states')} of ${names.channel(cause.channelId)} ${cause.count === 1 ? 'is' : 'are'} unknown (${someOf(cause.states, cause.count)}); ${plural('en', cause.orders, '# order waits', '# orders wait')}`
    case 'unknown-method':
      return cause.gap === 'target'
        ? `Nobody has said what the shipping method “${cause.name}” of ${names.channel(cause.channelId)} means; ${plural('en', cause.orders, '# order waits', '# orders wait')}`
        : `${plural('en', cause.orders, '# order waits', '# orders wait')}: the shipping method “${cause.name}” of ${names.channel(cause.channelId)} leads to a pick-up point, and none is named`
    case 'shipped-at-channel':
      return `${returnLines(cause.lines, 'en')} shipped on ${names.channel(cause.channelId)} by hand, and on the way out here as well`
    case 'back-at-channel':
      return cause.was === 'cancelled'
        ? `${names.channel(cause.channelId)} wants it again after it was cancelled${inBrackets(cause.state)}`
        : `${names.channel(cause.channelId)} counts it as open again after it had left${inBrackets(cause.state)}`
    case 'cancel-requested':
      return 'The buyer asks for it to be cancelled'
    case 'nameless-lines':
      return `${plural('en', cause.lines.length, '# line has', '# lines have')} no SKU: ${namelessLines(cause.lines, 'en')}`
    case 'changed-after-release':
      return `Changed on ${names.channel(cause.channelId)} after release: ${fieldsOf(cause.fields, 'en')}`
    case 'push-refused':
      return `${names.channel(cause.channelId)} refuses ${pushWords(cause.what)?.en ?? cause.what}: ${say('en', cause.message)}`
    case 'message-unreadable':
      return `${names.channel(cause.channelId)} was not told of ${PUSH_WORDS[cause.what].en}: the message is kept, but cannot be read`
    case 'return-requested':
      return cause.isRefunded
        ? `${names.channel(cause.channelId)} has refunded ${returnLines(cause.lines, 'en')} after they had left`
        : `The customer wants to return ${returnLines(cause.lines, 'en')}${cause.why === '' ? '' : `: ${cause.why}`}`
    case 'channel-auth':
      return `${names.channel(cause.channelId)} no longer accepts our credentials: ${say('en', cause.message)}`
  }
}

const french: Sentence = (cause, names, when) => {
  switch (cause.reason) {
    case 'out-of-stock':
      return `Aucun site n’a ${shortLines(cause.lines, 'fr')}`
    case 'partial-stock':
      return `Le stock ne couvre qu’une partie de la commande : ${shortLines(cause.lines, 'fr')}`
    case 'split-needs-approval':
      return `Demande ${cause.siteIds.length} colis, depuis ${listText(cause.siteIds.map(names.site), 'fr')}${splitPrice(cause, names, 'fr')}`
    case 'short-pick':
      return `Il manque ${plural('fr', cause.expected - cause.found, '# unité', '# unités')} de ${cause.sku} à ${names.site(cause.siteId)} (attendu ${cause.expected}, trouvé ${cause.found}) : rien n’y est prélevé avant le comptage`
    case 'no-eligible-service':
      return `Aucun service de transport ne le prend : ${kilograms(cause.chargeableG, 'fr')} vers ${placeText(cause, 'fr')} (${REFUSAL_WORDS[cause.main]?.fr ?? cause.main})`
    case 'no-eligible-site':
      return `Aucun site ne peut l’expédier (${REFUSAL_WORDS[cause.main]?.fr ?? cause.main})`
    case 'cannot-collect':
      return `Le client la retire ${cause.siteId === null ? 'sur place' : `à ${names.site(cause.siteId)}`}, et ${collectProblem(cause, 'fr')}`
    case 'collection-overdue':
      return `Prête au retrait à ${names.site(cause.siteId)}, gardée jusqu’au ${when(cause.keepUntil)} : le client n’est pas venu`
    case 'unknown-sku':
      return `Aucun produit ne s’appelle ${cause.skus.join(', ')}`
    case 'unmapped-skus':
      return `${plural('fr', cause.count, '# SKU', '# SKU')} de ${names.channel(cause.channelId)} ${cause.count === 1 ? 'est inconnu' : 'sont inconnus'} (${someOf(cause.skus, cause.count)}) ; ${plural('fr', cause.orders, '# commande attend', '# commandes attendent')}`
    case 'stock-differs':
      return `${names.channel(cause.channelId)} affiche toujours un autre stock après un nouvel envoi : ${differences(cause.lines, cause.count, 'fr')}`
    case 'cannot-be-decided':
      return `Elle ne peut pas être décidée ; les autres ont continué sans elle (${cause.message})`
    case 'work-stopped': {
      const held = plural('fr', cause.orders, '# commande lancée attend', '# commandes lancées attendent')
      const end = cause.until === null ? '' : ` jusqu’au ${when(cause.until)}`
      return cause.siteId === null
        ? `${names.carrier(cause.carrierId ?? '')} ne prend plus rien${end} : ${held}`
        : `${names.site(cause.siteId)} est fermé${end} : ${held} sur place`
    }
    case 'carrier-suspended':
      return `${names.carrier(cause.carrierId)} est suspendu${cause.until === null ? '' : ` jusqu’au ${when(cause.until)}`}`
    case 'carrier-delayed':
      return `${names.carrier(cause.carrierId)} n’a pas enlevé ${plural('fr', cause.orders, '# commande emballée', '# commandes emballées')} à ${names.site(cause.siteId)}, à expédier il y a ${plural('fr', cause.days, '# jour', '# jours')}`
    case 'promise-at-risk':
      return `Promis pour le ${cause.promised}, arriverait le ${cause.expected}`
    case 'address-invalid':
      return addressProblem(cause, 'fr')
    case 'held-by-rule':
      return `Retenue par la règle « ${cause.ruleName} »${cause.note === '' ? '' : ` : ${cause.note}`}`
    case 'no-exchange-rate':
      return `Pas de taux de change de ${cause.currency} vers ${cause.into} : ce que les règles disent de la valeur n’a pas été vérifié`
    case 'held-by-person':
      return `En attente${cause.note === '' ? '' : ` : ${cause.note}`}`
    case 'record-unreadable':
      return cause.order === null
        ? `Ce qui est conservé sous ${cause.table} ${cause.key} est illisible`
        : `La commande ${cause.order.reference} est conservée, mais illisible`
    case 'label-failed':
      return `${labelOf(cause.parcel, 'fr')} n’a pas été imprimée : ${say('fr', cause.message)}`
    case 'print-unknown':
      return `${labelOf(cause.parcel, 'fr')} n’est peut-être pas sortie : quelqu’un doit regarder`
    case 'sync-conflict': {
      const known = pushWords(cause.what)
      return known === undefined
        ? `${names.channel(cause.channelId)} dit autre chose que nous : ${cause.what}`
        : `${names.channel(cause.channelId)} ne peut pas apprendre ${known.fr} d’une partie de lot : à corriger là-bas à la main`
    }
    case 'payload-rejected':
      return `La commande ${cause.externalId} de ${names.channel(cause.channelId)} est illisible : ${say('fr', cause.message)}`
    case 'oversold-at-channel':
      return `${names.channel(cause.channelId)} a vendu plus que ce qui lui était annoncé : ${shortLines(cause.lines, 'fr')}`
    case 'cancelled-after-shipped':
      return `Annulée sur ${names.channel(cause.channelId)} après son départ`
    case 'cancelled-before-leaving':
      return `Annulée sur ${names.channel(cause.channelId)}, et son colis est encore ici`
    case 'held-by-channel':
      return `${names.channel(cause.channelId)} la retient : ${HOLD_WORDS.fr[cause.kind]}${inBrackets(cause.code)}${cause.until === null ? '' : `, jusqu’au ${when(cause.until)}`}`
    case 'unknown-states':
      return `${plural('fr', cause.count, '# état', '# états')} de ${names.channel(cause.channelId)} ${cause.count === 1 ? 'est inconnu' : 'sont inconnus'} (${someOf(cause.states, cause.count)}) ; ${plural('fr', cause.orders, '# commande attend', '# commandes attendent')}`
    case 'unknown-method':
      return cause.gap === 'target'
        ? `Personne n’a dit ce que signifie le mode de livraison « ${cause.name} » de ${names.channel(cause.channelId)} ; ${plural('fr', cause.orders, '# commande attend', '# commandes attendent')}`
        : `${plural('fr', cause.orders, '# commande attend', '# commandes attendent')} : le mode de livraison « ${cause.name} » de ${names.channel(cause.channelId)} mène à un point relais, et aucun n’est indiqué`
    case 'shipped-at-channel':
      return `${returnLines(cause.lines, 'fr')} : expédié à la main sur ${names.channel(cause.channelId)}, et en cours de départ ici aussi`
    case 'back-at-channel':
      return cause.was === 'cancelled'
        ? `${names.channel(cause.channelId)} la redemande après son annulation${inBrackets(cause.state)}`
        : `${names.channel(cause.channelId)} la dit de nouveau ouverte alors qu’elle était partie${inBrackets(cause.state)}`
    case 'cancel-requested':
      return 'L’acheteur demande son annulation'
    case 'nameless-lines':
      return `${plural('fr', cause.lines.length, '# ligne n’a pas', '# lignes n’ont pas')} de SKU : ${namelessLines(cause.lines, 'fr')}`
    case 'changed-after-release':
      return `Modifiée sur ${names.channel(cause.channelId)} après le lancement : ${fieldsOf(cause.fields, 'fr')}`
    case 'push-refused':
      return `${names.channel(cause.channelId)} refuse ${pushWords(cause.what)?.fr ?? cause.what} : ${say('fr', cause.message)}`
    case 'message-unreadable':
      return `${names.channel(cause.channelId)} n’a pas été informé d’${PUSH_WORDS[cause.what].fr} : le message est conservé, mais illisible`
    case 'return-requested':
      return cause.isRefunded
        ? `${names.channel(cause.channelId)} a remboursé ${returnLines(cause.lines, 'fr')} après le départ`
        : `Le client veut retourner ${returnLines(cause.lines, 'fr')}${cause.why === '' ? '' : ` : ${cause.why}`}`
    case 'channel-auth':
      return `${names.channel(cause.channelId)} n’accepte plus nos identifiants : ${say('fr', cause.message)}`
  }
}

/** 'The label', or which of several. */
function labelOf(parcel: { number: number; of: number } | null, language: 'en' | 'fr'): string {
  if (parcel === null || parcel.of === 1) return language === 'fr' ? 'L’étiquette' : 'The label'
  return language === 'fr'
    ? `L’étiquette du colis ${parcel.number} sur ${parcel.of}`
    : `The label of parcel ${parcel.number} of ${parcel.of}`
}

type AddressCause = Extract<ExceptionCause, { reason: 'address-invalid' }>

function addressProblem(cause: AddressCause, language: Language): string {
  const { found, country, proposal } = cause
  const field = ADDRESS_FIELDS.find((one) => one === cause.field) ?? 'postcode'
  const where = country === null ? '' : ` (${country})`
  const kind = cause.problem ?? (found === '' ? 'missing' : 'wrong')
  const problem = say(
    language,
    kind === 'missing'
      ? message('address.cause.missing', { field, where })
      : kind === 'wrong'
        ? message('address.cause.wrong', { field, found, where })
        : message('address.cause.letters', { field, found }),
  )
  return proposal === null ? problem : say(language, message('address.cause.proposed', { problem, proposal }))
}

type CollectCause = Extract<ExceptionCause, { reason: 'cannot-collect' }>

/** "no site has all of it: 2 x MUG (found 1)"; of one site by the same words. */
function collectProblem({ main, siteId, lines }: CollectCause, language: Language): string {
  const fr = language === 'fr'
  if (lines.length > 0) {
    const short = shortLines(lines, language)
    if (siteId === null) return fr ? `aucun site n’a tout : ${short}` : `no site has all of it: ${short}`
    return fr ? `tout n’y est pas : ${short}` : `not all of it is there: ${short}`
  }
  if (main === 'no-collection') {
    if (siteId === null)
      return fr
        ? 'aucun site n’est un lieu de retrait (Réglages, Sites)'
        : 'no site is one where customers collect (Settings, Sites)'
    return fr
      ? 'ce site n’est pas un lieu de retrait (Réglages, Sites)'
      : 'that is no site where customers collect (Settings, Sites)'
  }
  const why = REFUSAL_WORDS[main]?.[language] ?? main
  return fr ? `aucun site ne peut la préparer (${why})` : `no site can prepare it (${why})`
}

/** What was to be told to a channel. */
const PUSH_WORDS: Readonly<Record<OutboxKind, { en: string; fr: string }>> = {
  stock: { en: 'a stock figure', fr: 'un niveau de stock' },
  fulfillment: { en: 'a shipment', fr: 'une expédition' },
  cancel: { en: 'a cancellation', fr: 'une annulation' },
  refund: { en: 'a refund', fr: 'un remboursement' },
  'ready-to-collect': { en: 'an order that is ready to collect', fr: 'une commande prête au retrait' },
}

/** Earlier versions kept a sentence instead of a kind. */
function pushWords(what: string): { en: string; fr: string } | undefined {
  const kind = outboxKind.safeParse(what)
  return kind.success ? PUSH_WORDS[kind.data] : undefined
}

/** Refusals of sites and services in a few words; see SITE_REFUSALS and SERVICE_REFUSALS. */
export const REFUSAL_WORDS: Readonly<Record<string, { en: string; fr: string }>> = {
  'no-stock': { en: 'no stock', fr: 'pas de stock' },
  'partial-stock': { en: 'not enough stock', fr: 'stock insuffisant' },
  'excluded-by-rule': { en: 'excluded by a rule', fr: 'exclu par une règle' },
  'not-chosen-by-rule': { en: 'a rule chose another', fr: 'une règle en choisit un autre' },
  outage: { en: 'closed for now', fr: 'fermé pour le moment' },
  'at-capacity': { en: 'at capacity', fr: 'saturé' },
  'no-service': { en: 'no service from there', fr: 'aucun service depuis ce site' },
  'too-late': { en: 'too late', fr: 'trop tard' },
  costlier: { en: 'costlier', fr: 'plus cher' },
  'lower-preference': { en: 'less preferred', fr: 'moins prioritaire' },
  'wrong-level': { en: 'not the level ordered', fr: 'pas le niveau commandé' },
  'no-rate': { en: 'no rate for this destination', fr: 'pas de tarif pour cette destination' },
  'too-heavy': { en: 'too heavy', fr: 'trop lourd' },
  'too-long': { en: 'too long', fr: 'trop long' },
  'excluded-flag': { en: 'does not take such goods', fr: 'ne prend pas ce type de produit' },
  suspended: { en: 'suspended', fr: 'suspendu' },
  'not-chosen-by-method': {
    en: 'the shipping method stands for another',
    fr: 'le mode de livraison en désigne un autre',
  },
  'not-chosen-by-person': { en: 'a person chose another', fr: 'une personne en a choisi un autre' },
  'no-collection': { en: 'customers do not collect there', fr: 'n’est pas un lieu de retrait' },
  'not-where-collected': { en: 'not where it is collected', fr: 'n’est pas le lieu de retrait' },
  'daily-cap': { en: 'daily cap reached', fr: 'plafond du jour atteint' },
  'refused-by-site': { en: 'refused by the site that has it', fr: 'refusée par le site qui l’a' },
}

/** 'FR 59000'; in a territory that tariffs treat apart its name too: 'FR 97400, Réunion'. */
function placeText({ country, postcode }: { country: string; postcode: string }, language: Language): string {
  const territory = territoryName(country, postcode, language)
  return territory === null ? `${country} ${postcode}` : `${country} ${postcode}, ${territory}`
}
