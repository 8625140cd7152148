import { z } from 'zod'
import type { LifeEvent } from '../../shared/contract/orders.ts'
import { type Bilingual, bilingual } from '../../shared/contract/procedure.ts'
import type { JournalEntry } from './ports/journal-table.ts'
import type { OrderRecord } from './ports/order-tables.ts'
import type { Tx } from './ports/store.ts'

/** What the journal's command types mean in an order's life; others are shown by their type. */
const SENTENCES: Readonly<Record<string, Bilingual>> = {
  'orders.decide': { en: 'Decided', fr: 'Décidée' },
  'orders.take-in': { en: 'Taken in from the channel', fr: 'Reçue du canal' },
  'orders.auto-release': { en: 'Released to picking', fr: 'Lancée en préparation' },
  'orders.release-unasked': {
    en: 'Released to picking; its channel could not be asked before',
    fr: 'Lancée en préparation ; son canal n’a pas pu être interrogé avant',
  },
  'orders.hear': {
    en: 'Called off: its channel no longer has it',
    fr: 'Annulée : son canal ne l’a plus',
  },
  'orders.release': { en: 'Released to picking by hand', fr: 'Lancée en préparation à la main' },
  'orders.hold': { en: 'Put on hold', fr: 'Mise en attente' },
  'orders.resume': { en: 'Resumed', fr: 'Reprise' },
  'orders.shipAnyway': {
    en: 'Ships although its channel holds it',
    fr: 'Part bien que son canal la retienne',
  },
  'orders.nameLine': { en: 'A line without a SKU was explained', fr: 'Une ligne sans SKU a été expliquée' },
  'orders.end-wait': {
    en: 'Cancelled here: it waited too long for its channel',
    fr: 'Annulée ici : elle attendait son canal depuis trop longtemps',
  },
  'channels.takeOrderIn': { en: 'Taken in by hand', fr: 'Prise en compte à la main' },
  'channels.setState': { en: 'Its state has a meaning now', fr: 'Son état a désormais un sens' },
  'orders.cancel': { en: 'Cancelled', fr: 'Annulée' },
  'orders.review': {
    en: 'Planned anew together with others, to save',
    fr: 'Replanifiée avec d’autres, pour économiser',
  },
  'orders.decideAgain': { en: 'Sent back to be decided again', fr: 'Renvoyée à la décision' },
  'exceptions.resolve': { en: 'Exception settled', fr: 'Exception réglée' },
  'exceptions.resolveMany': { en: 'Exception settled with others', fr: 'Exception réglée avec d’autres' },
  'packing.pack': { en: 'Packed, label queued', fr: 'Emballée, étiquette en file' },
  'packing.ship': { en: 'Left with the carrier', fr: 'Remise au transporteur' },
  'packing.shortPick': { en: 'Short pick reported', fr: 'Manquant signalé' },
  'fulfillments.reject': { en: 'A site refused it', fr: 'Un site l’a refusée' },
  'fulfillments.takeBack': { en: 'The site is asked again', fr: 'Le site est de nouveau sollicité' },
  'carriers.suspend': { en: 'Its carrier was suspended', fr: 'Son transporteur a été suspendu' },
  'carriers.resume': { en: 'A carrier came back', fr: 'Un transporteur est revenu' },
  'stock.setLevel': { en: 'Stock it waits for has changed', fr: 'Le stock qu’elle attend a changé' },
  'sites.setOutage': { en: 'A site closed or opened', fr: 'Un site a fermé ou rouvert' },
  'rules.publish': { en: 'New rules were published', fr: 'De nouvelles règles ont été publiées' },
  'setup.importFiles': { en: 'Imported from a file', fr: 'Importée d’un fichier' },
  'returns.receive': { en: 'Goods came back', fr: 'Des articles sont revenus' },
  'returns.refund': { en: 'Refund sent to the channel', fr: 'Remboursement envoyé au canal' },
  'channels.pushed': { en: 'The channel was told', fr: 'Le canal a été prévenu' },
}

/** What happened to an order, oldest first; starts with the customer. */
export async function lifeLine(tx: Tx, { order, receivedAt }: OrderRecord): Promise<LifeEvent[]> {
  const entries = await tx.journal.ofOrder(order.id)
  const placed: LifeEvent = {
    at: order.placedAt,
    actor: order.destination.name,
    type: 'placed',
    sentence: { en: `Ordered on ${order.channelId}`, fr: `Commandée sur ${order.channelId}` },
  }
  const received: LifeEvent = {
    at: receivedAt,
    actor: order.channelId,
    type: 'received',
    sentence: { en: 'Received', fr: 'Reçue' },
  }
  const taken = entries.some(({ type }) => type === 'orders.take-in' || type === 'setup.importFiles')
  return [placed, ...(taken ? [] : [received]), ...entries.map((entry) => eventOf(entry, order.id))]
}

/** A rejection says itself which site and why. */
const told = z.object({ sentence: bilingual })
/** A release by hand says of whom the channel could not be asked. */
const releasedByHand = z.object({ unasked: z.array(z.string()) })
const BY_HAND_UNASKED: Bilingual = {
  en: 'Released to picking by hand; its channel could not be asked before',
  fr: 'Lancée en préparation à la main ; son canal n’a pas pu être interrogé avant',
}

function ownSentence({ type, result }: JournalEntry, orderId: string): Bilingual | undefined {
  if (type === 'fulfillments.reject') return told.safeParse(result).data?.sentence
  if (type !== 'orders.release') return undefined
  return releasedByHand.safeParse(result).data?.unasked.includes(orderId) ? BY_HAND_UNASKED : undefined
}

function eventOf(entry: JournalEntry, orderId: string): LifeEvent {
  const { at, actor, type } = entry
  const own = ownSentence(entry, orderId)
  return { at, actor, type, sentence: own ?? SENTENCES[type] ?? { en: type, fr: type } }
}
