import type { AddressCheck, AddressDoubt, AskedAddress } from '../../../shared/domain/address-check.ts'
import { productOf } from '../../../shared/domain/carrier-account.ts'
import { FITTED_FIELDS } from '../../../shared/domain/fitted-address.ts'
import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { CommandContext, Commands } from '../commands/command.ts'
import { DECIDED_REASONS } from '../decide/decided-reasons.ts'
import { DECISION_KEY } from '../decide/decision-key.ts'
import { accountOf, type LabelDesk, openLabelDesk, toLabel } from '../labels/label-desk.ts'
import { labelRequest } from '../labels/label-request.ts'
import type { AddressCheckEvents, AddressToCheck } from '../ports/address-check-events.ts'
import type { AddressFinding } from '../ports/carrier.ts'
import type { Store, Tx } from '../ports/store.ts'
import { addressQuestion } from './address-question.ts'
import { CHECK_COUNTS_MS, doubtCause, keyOf } from './doubted-addresses.ts'

const CALLS_A_ROUND = 10
/** Nothing is bought by it. */
const REFERENCE = 'SY0000000000000'

/** What the asking about addresses causes, carried out as commands of the program itself. */
export function addressCheckEvents({
  store,
  commands,
  now,
}: {
  readonly store: Store
  readonly commands: Commands
  readonly now: () => EpochMs
}): AddressCheckEvents {
  return {
    async toAsk(accountId) {
      const due = await store.read((tx) => dueNow(tx, accountId, now()))
      const needless = due.filter(({ request }) => request === null)
      if (needless.length > 0)
        await commands.system('carriers.settleAddressChecks', async ({ tx }) => {
          for (const { check } of needless) await tx.addressChecks.drop(check)
        })
      return due.flatMap(({ check: { question, attempts }, request }) =>
        request === null ? [] : [{ accountId, question, attempts, request }],
      )
    },
    told: (asked, finding) =>
      commands.system('carriers.settleAddressChecks', (context) => settle(context, asked, doubtOf(finding))),
    notNow: (asked, waitMs) =>
      commands.system('carriers.settleAddressChecks', ({ tx, now: at }) =>
        tx.addressChecks.postpone(asked, at + waitMs),
      ),
  }
}

/** `request` null = no order that waits for the answer goes to the address by the account any more. */
async function dueNow(
  tx: Tx,
  accountId: string,
  now: EpochMs,
): Promise<readonly { readonly check: AddressCheck; readonly request: AddressToCheck['request'] | null }[]> {
  const due = await tx.addressChecks.due(accountId, now, CALLS_A_ROUND)
  if (due.length === 0) return []
  const desk = await openLabelDesk(tx)
  return Promise.all(
    [...Map.groupBy(due, keyOf).values()].flatMap((checks) => {
      const [check] = checks
      return check === undefined ? [] : [requestFor(tx, desk, checks).then((request) => ({ check, request }))]
    }),
  )
}

async function requestFor(
  tx: Tx,
  desk: LabelDesk,
  checks: readonly AddressCheck[],
): Promise<AddressToCheck['request'] | null> {
  for (const check of checks) {
    const [record] = await tx.orders.byIds([check.orderId])
    const part = record?.state === 'allocated' ? await partOf(tx, desk, record.order, check) : null
    const [parcel] = part?.parcels ?? []
    const account = desk.accounts.find(({ id }) => id === check.accountId)
    if (record === undefined || part === null || parcel === undefined || account === undefined) continue
    const what = await toLabel(tx, desk, account, { order: record.order, fulfillment: part, parcel }, null)
    if (what !== null) return labelRequest(REFERENCE, what)
  }
  return null
}

/** What of the order goes to the address in question by the account; null = nothing any more. */
async function partOf(
  tx: Tx,
  desk: Pick<LabelDesk, 'accounts'>,
  order: Order,
  { accountId, question }: AskedAddress,
): Promise<Fulfillment | null> {
  const parts = await tx.fulfillments.byOrders([order.id])
  return (
    parts.find((part) => {
      const account = part.state === 'planned' ? accountOf(desk, part, order) : null
      const product = account?.id === accountId ? productOf(account, part.serviceId) : null
      return product !== null && addressQuestion(product, order) === question
    }) ?? null
  )
}

/** What of an answer is about the address; all else is said again when the label is bought. */
function doubtOf(finding: AddressFinding | null): AddressDoubt | null {
  const field = FITTED_FIELDS.find((one) => one === finding?.field && one !== 'note')
  if (finding === null || field === undefined) return null
  return { field, problem: finding.problem, fitted: finding.fitted ?? null }
}

/** Keeps the answer; orders that wait for nothing else wait for their address to be mended. */
async function settle(
  context: CommandContext,
  asked: AskedAddress,
  doubt: AddressDoubt | null,
): Promise<void> {
  const { tx, now, newId } = context
  const orderIds = await tx.addressChecks.settle(asked, doubt, now)
  await tx.addressChecks.forget(now - CHECK_COUNTS_MS)
  if (doubt === null) return
  const desk = { accounts: await tx.carrierAccounts.all() }
  for (const { order, state, dueAt } of await tx.orders.byIds(orderIds)) {
    const part = state === 'allocated' ? await partOf(tx, desk, order, asked) : null
    const open = (await tx.exceptions.ofOrder(order.id)).filter((one) => one.state !== 'closed')
    // What its decision found is first: when that is settled it is decided again, and then by this answer too.
    if (part === null || open.some(({ cause }) => DECIDED_REASONS.includes(cause.reason))) continue
    const { carrierId, serviceId, siteId } = part
    await tx.exceptions.open([
      {
        id: newId(),
        orderId: order.id,
        siteId,
        cause: doubtCause({ ...asked, order, carrierId, serviceId }, doubt),
        openedAt: now,
        dueAt,
        key: DECISION_KEY,
      },
    ])
    context.about(order.id)
    context.touch('orders', 'exceptions')
  }
}
