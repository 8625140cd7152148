import type { LeftOutReason } from './order-export.ts'

/**
 * What the status of an order says in the words of shops, English and French, as `headerKey` writes them. The first
 * that matches counts: a part that has left or was paid back leaves the rest to ship.
 */
const WORDS: readonly (readonly [words: RegExp, reason: LeftOutReason | null])[] = [
  [/\b(partial|partially|partiel|partielle|partiellement|unshipped|unfulfilled|non expediee?)\b/, null],
  [
    /\b(cancell?ed|canceled|annulee?|refusee?|refused|rejected|voided|failed|echouee?|erreur|expired|trash)\b/,
    'cancelled',
  ],
  [/\b(refunded|remboursee?)\b/, 'refunded'],
  [
    /\b(en attente d expedition|awaiting shipment|waiting shipment|ready to ship|a expedier|expedition en cours)\b/,
    null,
  ],
  [
    /\b(shipped|expediee?|delivered|livree?|fulfilled|handed to carrier)\b|^(completed?|closed|received|sent|recue?|terminee?|cloturee?|fermee?)$/,
    'already-shipped',
  ],
  [/\bon hold\b|\bsuspendue?\b/, 'on-hold'],
  [
    /\b(pending|unpaid|awaiting payment|waiting payment|waiting acceptance|waiting for payment|waiting debit|waiting debit payment|attente (de |du )?(paiement|debit|virement|cheque|validation)|attente d acceptation|authorized|checkout draft|draft)\b/,
    'unpaid',
  ],
]

/** null = nothing speaks against shipping it. `status` is as `headerKey` writes it. */
export function reasonOfStatus(status: string): LeftOutReason | null {
  return WORDS.find(([words]) => words.test(status))?.[1] ?? null
}
