import { serviceKey } from '../../../shared/domain/carrier.ts'
import { CARRIER_ABILITIES } from '../../../shared/domain/carrier-abilities.ts'
import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import { type LabelPurchase, presentPurchase } from '../../../shared/domain/label-purchase.ts'
import type { NumberScheme } from '../../../shared/domain/number-range.ts'
import { message } from '../../../shared/messages/message.ts'
import type { CommandContext } from '../commands/command.ts'
import { restateCosts } from '../invoices/restate-costs.ts'
import type { Tx } from '../ports/store.ts'
import { giveUpLabel } from './give-up-label.ts'
import { labelFits } from './label-fits.ts'
import { labelRequest, type ParcelToLabel } from './label-request.ts'
import { newPurchase, wantLabel } from './want-label.ts'

/** A number of a carrier's, built around a serial of its range. */
export type NumberFrom = (scheme: NumberScheme, serial: number) => string

/** Where a parcel's label can come from. */
export interface LabelSources {
  readonly account: CarrierAccount
  readonly what: ParcelToLabel
  /** Of the same carrier, while the account does not answer; null = the account answers, or there is no range. */
  readonly range: { readonly account: CarrierAccount; readonly what: ParcelToLabel } | null
}

/**
 * The purchase whose label a parcel gets that is being packed: `bought` = its label is in hand; otherwise it prints at
 * `printerId` by itself once it is bought and its papers are here. Nothing that serves is bought a second time; what
 * does not serve any more is given up for another. A refused one stays refused as long as the same is asked for.
 */
export async function labelAtPacking(
  context: CommandContext,
  numberFrom: NumberFrom,
  { account, what, range }: LabelSources,
  printerId: string,
): Promise<LabelPurchase> {
  const { tx, now } = context
  const awaited = { printerId, awaitedSince: now }
  const all = await tx.labels.ofFulfillments([what.fulfillment.id])
  const known = presentPurchase(all, what.parcel.number)
  const another = () =>
    range === null
      ? buyFor(context, numberFrom, account, what, printerId)
      : buyFor(context, numberFrom, range.account, range.what, printerId)
  if (known === null) return another()
  const request = labelRequest(known.request.reference, what)
  const fits = known.accountId === account.id && (await serves(tx, known, what, request))
  switch (known.state) {
    case 'wanted': {
      if (known.accountId !== account.id || range !== null) {
        await giveUpLabel(context, known)
        return another()
      }
      // As it is now; nobody was asked for it, or it was certainly not made.
      const change = { state: 'wanted', request, ...awaited, notBefore: now, changedAt: now } as const
      await tx.labels.move(known.id, 'wanted', change)
      return { ...known, ...change }
    }
    case 'bought': {
      if (fits && known.papers !== 'owed') return known
      if (!fits) {
        await giveUpLabel(context, known)
        return another()
      }
      break
    }
    case 'refused':
      if (!fits) return another()
      break
    default:
  }
  const { state, changedAt } = known
  await tx.labels.move(known.id, state, { state, changedAt, ...awaited })
  return { ...known, ...awaited }
}

async function serves(
  tx: Tx,
  { request: asked }: LabelPurchase,
  { fulfillment, order, site }: ParcelToLabel,
  wanted: LabelPurchase['request'],
): Promise<boolean> {
  const { carrierId, serviceId } = fulfillment
  const { country, postcode } = order.destination
  return labelFits(
    asked,
    wanted,
    { carrierId, serviceId, siteId: site.id, country, postcode },
    await tx.carriers.ratesOf(serviceKey(fulfillment)),
  )
}

/** A number of the account's own range is there at once, in this transaction; any other label is wanted. */
async function buyFor(
  context: CommandContext,
  numberFrom: NumberFrom,
  account: CarrierAccount,
  what: ParcelToLabel,
  printerId: string,
): Promise<LabelPurchase> {
  if (!CARRIER_ABILITIES[account.kind].ownRange) {
    const wanted = await wantLabel(context, account, what, printerId)
    if (wanted === null)
      throw new Error(`a second live label for ${what.fulfillment.id}/${what.parcel.number}`)
    return wanted
  }
  return takeNumber(context, numberFrom, account, what, printerId)
}

/** For a program with a store of its own, out of what is leased to it: the one that it used, where it has done this before. */
async function nextNumber({ tx, leased }: CommandContext, accountId: string) {
  if (leased === undefined) return tx.numberRanges.take(accountId)
  const given = leased.given.shift()
  const taken =
    given === undefined
      ? await tx.numberRanges.take(accountId, leased.owner)
      : await tx.numberRanges.use(given.rangeId, given.serial)
  if (taken !== null) leased.taken.push({ rangeId: taken.range.id, serial: taken.serial })
  return taken
}

/** The next number of an account's range; refused = none is left. */
export async function takeNumber(
  context: CommandContext,
  numberFrom: NumberFrom,
  account: CarrierAccount,
  what: ParcelToLabel,
  printerId: string,
): Promise<LabelPurchase> {
  const { tx } = context
  const wanted = newPurchase(context, account, what, printerId)
  const taken = await nextNumber(context, account.id)
  const purchase: LabelPurchase =
    taken === null
      ? {
          ...wanted,
          state: 'refused',
          problem: message('labels.noNumberLeft', { account: account.name }),
          field: 'account',
        }
      : {
          ...wanted,
          state: 'bought',
          trackingNumber: numberFrom(taken.range.scheme, taken.serial),
          papers: 'drawn',
        }
  await tx.labels.want(purchase)
  await restateCosts(tx, [purchase.id], context.now)
  return purchase
}
