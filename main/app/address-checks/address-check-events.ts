import type { AddressCheck, AddressDoubt } from '../../../shared/domain/address-check.ts'
import { FITTED_FIELDS } from '../../../shared/domain/fitted-address.ts'
import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Commands } from '../commands/command.ts'
import { type LabelDesk, openLabelDesk, toLabel } from '../labels/label-desk.ts'
import { labelRequest } from '../labels/label-request.ts'
import type { AddressCheckEvents } from '../ports/address-check-events.ts'
import type { AddressFinding } from '../ports/carrier.ts'
import type { Store, Tx } from '../ports/store.ts'
import { askedPart } from './asked-part.ts'
import { keyOf } from './doubted-addresses.ts'
import { settleCheck } from './settle-check.ts'

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
      commands.system('carriers.settleAddressChecks', (context) =>
        settleCheck(context, asked, doubtOf(finding)),
      ),
    notNow: (asked, waitMs) =>
      commands.system('carriers.settleAddressChecks', ({ tx, now: at }) =>
        tx.addressChecks.postpone(asked, at + waitMs),
      ),
  }
}

interface Due {
  readonly check: AddressCheck
  /** null = no order that waits for the answer goes to the address by the account any more. */
  readonly request: LabelRequest | null
}

async function dueNow(tx: Tx, accountId: string, now: EpochMs): Promise<readonly Due[]> {
  const due = await tx.addressChecks.due(accountId, 'address', now, CALLS_A_ROUND)
  if (due.length === 0) return []
  const desk = await openLabelDesk(tx)
  const found = new Map<string, Due>()
  for (const check of due) {
    const key = keyOf(check)
    if (found.get(key)?.request) continue
    found.set(key, { check, request: await requestFor(tx, desk, check) })
  }
  return [...found.values()]
}

async function requestFor(tx: Tx, desk: LabelDesk, check: AddressCheck): Promise<LabelRequest | null> {
  const [record] = await tx.orders.byIds([check.orderId])
  const account = desk.accounts.find(({ id }) => id === check.accountId)
  if (record === undefined || account === undefined) return null
  const fulfillment = await askedPart(tx, desk.accounts, record, check)
  const [parcel] = fulfillment?.parcels ?? []
  if (fulfillment === null || parcel === undefined) return null
  const what = await toLabel(tx, desk, account, { order: record.order, fulfillment, parcel }, null)
  return what && labelRequest(REFERENCE, what)
}

/** What of an answer is about the address; all else is said again when the label is bought. */
function doubtOf(finding: AddressFinding | null): AddressDoubt | null {
  const field = FITTED_FIELDS.find((one) => one === finding?.field && one !== 'note')
  if (finding === null || field === undefined) return null
  return { field, problem: finding.problem, fitted: finding.fitted ?? null }
}
