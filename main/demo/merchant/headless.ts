import { MINUTE_MS } from '../../../shared/lib/clock.ts'
import { notReleasing } from '../../app/channel-access/owner.ts'
import type { Commands } from '../../app/commands/command.ts'
import { packFulfillment, shipFulfillment } from '../../app/commands/packing.ts'
import type { Decider } from '../../app/decide/decider.ts'
import type { Store } from '../../app/ports/store.ts'
import { VIRTUAL_PRINTER } from '../../app/printers/printer-settings.ts'
import { releaseOrders } from '../../app/release/release.ts'
import type { ReleaseGate } from '../../app/release/release-gate.ts'
import type { AppServices } from '../../app/services/app-services.ts'
import type { Session } from '../../app/services/control-room-port.ts'

const PACKER: Session = { actor: 'demo-packer', role: 'packer', language: 'fr' }

export interface PackingDeps {
  readonly store: Store
  readonly commands: Commands
  readonly newId: () => string
  readonly printing: Pick<AppServices['printing'], 'queue' | 'nextTracking' | 'numberFrom'>
}

export interface HeadlessDeps extends PackingDeps {
  readonly decider: Decider
  readonly gate: ReleaseGate
  /** One beat of every channel, so that what was asked of them is answered. */
  readonly syncOnce: () => Promise<void>
}

/**
 * Releases everything decided, once its shop has been asked, then packs and ships `share` of it through the packers'
 * own commands.
 */
export async function shipShare(deps: HeadlessDeps, share: number): Promise<void> {
  const { store } = deps
  const decided = await releaseAll(deps)
  const chosen = decided.slice(0, Math.round(decided.length * share))
  const fulfillments = await store.read((tx) => tx.fulfillments.byOrders(chosen))
  for (const { id, state } of fulfillments) if (state === 'released') await packAndShip(deps, id)
}

/** A packer's two commands; what is refused is left for people. */
export async function packAndShip(
  { store, commands, newId, printing }: PackingDeps,
  fulfillmentId: string,
): Promise<void> {
  const packing = {
    queue: { ...printing.queue, wake: () => {} },
    printJobs: store.printJobs,
    nextTracking: printing.nextTracking,
    numberFrom: printing.numberFrom,
    isAnswering: () => true,
    language: PACKER.language,
  }
  const pack = { fulfillmentId, printerId: VIRTUAL_PRINTER.id, weightsG: [] }
  await commands.run('packing.pack', PACKER, { commandId: newId(), input: pack }, (context, input) =>
    packFulfillment(context, packing, input),
  )
  const ship = { fulfillmentId }
  await commands.run('packing.ship', PACKER, { commandId: newId(), input: ship }, shipFulfillment)
}

/** Ends, since the gate waits for no channel longer than two minutes. */
async function releaseAll({ commands, gate, syncOnce }: HeadlessDeps): Promise<string[]> {
  const released: string[] = []
  for (let isAsking = true; isAsking; ) {
    const { moved, left } = await commands.system('demo.release', async (context) => {
      const { tx, now } = context
      const filter = { before: now + MINUTE_MS, now, notOf: await notReleasing(tx) }
      const due = await tx.orders.awaitingRelease(filter, 100_000)
      const { heard, unasked } = await gate.admit(tx, due)
      const moved = await releaseOrders(context, [...heard, ...unasked])
      return { moved, left: due.length - heard.length - unasked.length }
    })
    released.push(...moved)
    isAsking = left > 0
    if (isAsking) await syncOnce()
  }
  return released
}
