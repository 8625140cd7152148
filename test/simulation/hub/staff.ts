import { ORPCError } from '@orpc/server'
import type { Random } from '../../../shared/lib/random.ts'
import { uuidv7 } from '../../../shared/lib/uuid.ts'
import type { EventLog } from '../event-log.ts'
import { between, pick } from '../streams.ts'
import type { WorldClock } from '../world-clock.ts'
import type { Desk, DeskLife } from './desk.ts'

/** A command of a person, and what they were told of it. */
export interface GivenCommand {
  readonly commandId: string
  readonly desk: string
  readonly type: string
  readonly input: Readonly<Record<string, unknown>>
  /** With which epoch the desk showed its fulfilment when it was given first; null = it is about none. */
  readonly epoch: number | null
  /** By the desk's clock, each time it was given. */
  readonly at: number[]
  /** open: no answer was heard. */
  told: 'done' | 'refused' | 'open'
}

type Given = { readonly type: string; readonly input: Readonly<Record<string, unknown>> }
type Idea = (desk: Desk, life: DeskLife) => Promise<Given | null>

/** People at the desks: they do what their screen shows, and give again what was never answered. */
export class Staff {
  readonly given: GivenCommand[] = []
  readonly #random: Random
  readonly #clock: WorldClock
  readonly #log: EventLog
  /** What each of them does next when it is not answered. */
  readonly #unanswered = new Map<string, GivenCommand>()
  readonly #ideas: readonly { readonly weight: number; readonly idea: Idea }[] = [
    { weight: 10, idea: (desk, life) => this.#pack(desk, life) },
    { weight: 9, idea: (desk, life) => this.#ship(desk, life) },
    { weight: 1, idea: (desk, life) => this.#shortPick(desk, life) },
    { weight: 1, idea: (desk, life) => this.#reject(desk, life) },
    { weight: 2, idea: (desk, life) => this.#count(desk, life) },
    { weight: 2, idea: (desk, life) => this.#handOut(desk, life) },
    { weight: 1, idea: (desk, life) => this.#reprint(desk, life) },
    { weight: 1, idea: (desk, life) => this.#hold(desk, life) },
    { weight: 3, idea: (desk, life) => this.#resolve(desk, life) },
    { weight: 1, idea: (desk, life) => this.#publish(desk, life) },
  ]

  constructor(random: Random, clock: WorldClock, log: EventLog) {
    this.#random = random
    this.#clock = clock
    this.#log = log
  }

  /** One act at the desk, or none when there is nothing to do. */
  async work(desk: Desk): Promise<void> {
    const { life } = desk
    if (life === null) return
    const again = this.#unanswered.get(desk.name)
    this.#unanswered.delete(desk.name)
    // Whose window was gone as well looks at the screen and begins anew.
    if (again !== undefined && this.#random() < 0.6) return this.#give(desk, life, again)
    const given = await this.#idea()(desk, life).catch((fault: unknown) => {
      if (!life.kill.dead) throw fault
      return null
    })
    await desk.settle()
    if (given === null || desk.life === null) return
    const commandId = uuidv7(this.#clock.now(), this.#random)
    const epoch = await this.#epoch(given, life)
    const command: GivenCommand = { ...given, commandId, desk: desk.name, epoch, at: [], told: 'open' }
    this.given.push(command)
    await this.#give(desk, life, command)
  }

  async #give(desk: Desk, life: DeskLife, command: GivenCommand): Promise<void> {
    const { type, input, commandId } = command
    command.at.push(life.workroom.room.clock.now())
    const [area = '', name = ''] = type.split('.')
    const calls = life.client as unknown as Readonly<
      Record<
        string,
        Readonly<
          Record<string, (call: unknown) => Promise<{ kind: 'done' | 'refused'; message?: { code: string } }>>
        >
      >
    >
    let said: string
    try {
      const outcome = await calls[area]?.[name]?.({ commandId, input })
      if (outcome?.kind === 'done') command.told = 'done'
      else if (command.told === 'open' && outcome?.message?.code !== 'following.inDoubt')
        command.told = 'refused'
      said = outcome?.message?.code ?? 'done'
    } catch (fault) {
      if (life.kill.dead) {
        said = 'killed'
        this.#unanswered.set(desk.name, command)
      } else if (fault instanceof ORPCError) said = fault.code
      else throw fault
    }
    const where = desk.isAlone ? 'alone' : 'with the hub'
    this.#log.add(`${desk.name} ${where}: ${type} ${JSON.stringify(input)}: ${said}`)
    await desk.settle()
  }

  async #epoch({ input }: Given, { store }: DeskLife): Promise<number | null> {
    const { fulfillmentId } = input
    if (typeof fulfillmentId !== 'string') return null
    const taken = await store.read((tx) => tx.leases.takenBack([fulfillmentId]))
    return taken.get(fulfillmentId)?.epoch ?? 0
  }

  #idea(): Idea {
    const all = this.#ideas.reduce((sum, { weight }) => sum + weight, 0)
    let at = this.#random() * all
    for (const { weight, idea } of this.#ideas) if ((at -= weight) < 0) return idea
    throw new Error('No idea')
  }

  async #task(desk: Desk, { client }: DeskLife): Promise<string | null> {
    const queue = await client.packing.queue({ siteId: desk.siteId, limit: 10 })
    const open = queue.filter(({ blocked, stop }) => blocked === null && stop === null)
    return open.length === 0 ? null : pick(this.#random, open).fulfillment.id
  }

  async #packed(desk: Desk, { store }: DeskLife): Promise<string | null> {
    const packed = await store.read((tx) => tx.fulfillments.ofSite(desk.siteId, ['packed'], 20))
    return packed.length === 0 ? null : pick(this.#random, packed).id
  }

  async #pack(desk: Desk, life: DeskLife): Promise<Given | null> {
    const fulfillmentId = await this.#task(desk, life)
    if (fulfillmentId === null) return null
    return { type: 'packing.pack', input: { fulfillmentId, printerId: desk.printerId, weightsG: [] } }
  }

  async #ship(desk: Desk, life: DeskLife): Promise<Given | null> {
    const fulfillmentId = await this.#packed(desk, life)
    return fulfillmentId === null ? null : { type: 'packing.ship', input: { fulfillmentId } }
  }

  async #shortPick(desk: Desk, life: DeskLife): Promise<Given | null> {
    const fulfillmentId = await this.#task(desk, life)
    if (fulfillmentId === null) return null
    const fulfillment = await life.store.read((tx) => tx.fulfillments.get(fulfillmentId))
    const sku = fulfillment?.allocations[0]?.sku
    return sku === undefined ? null : { type: 'packing.shortPick', input: { fulfillmentId, sku, found: 0 } }
  }

  async #reject(desk: Desk, life: DeskLife): Promise<Given | null> {
    const fulfillmentId = await this.#task(desk, life)
    if (fulfillmentId === null) return null
    return { type: 'fulfillments.reject', input: { fulfillmentId, reason: 'no-capacity', note: '' } }
  }

  async #count(desk: Desk, { store }: DeskLife): Promise<Given | null> {
    const sku = pick(this.#random, ['A', 'B', 'C', 'D'])
    const levels = await store.read((tx) => tx.stock.bySkus([sku]))
    const level = levels.find(({ siteId }) => siteId === desk.siteId)
    if (level === undefined) return null
    const onHand = Math.max(0, level.onHand + between(this.#random, -1, 3))
    const { siteId, safety } = level
    return { type: 'stock.setLevel', input: { siteId, sku, onHand, safety, expectedOnHand: level.onHand } }
  }

  async #handOut(desk: Desk, { store }: DeskLife): Promise<Given | null> {
    const own = (await store.read((tx) => tx.setAsides.all())).filter(
      ({ deviceId, usable }) => deviceId === desk.deviceId && usable > 0,
    )
    if (own.length === 0) return null
    const { siteId, sku, usable } = pick(this.#random, own)
    // Now and then more than there is: it is refused.
    const quantity = between(this.#random, 1, usable + 1)
    return { type: 'stock.handOut', input: { siteId, sku, quantity, note: 'At the counter' } }
  }

  async #reprint(desk: Desk, life: DeskLife): Promise<Given | null> {
    const fulfillmentId = await this.#packed(desk, life)
    if (fulfillmentId === null) return null
    const { printerId } = desk
    return { type: 'packing.reprint', input: { fulfillmentId, parcels: [1], printerId, reason: 'smudged' } }
  }

  async #hold(desk: Desk, life: DeskLife): Promise<Given | null> {
    const fulfillmentId = await this.#task(desk, life)
    if (fulfillmentId === null) return null
    const fulfillment = await life.store.read((tx) => tx.fulfillments.get(fulfillmentId))
    if (fulfillment === null) return null
    return { type: 'orders.hold', input: { orderIds: [fulfillment.orderId], note: '' } }
  }

  async #resolve(_: Desk, { client }: DeskLife): Promise<Given | null> {
    const { rows } = await client.exceptions.list({ offset: 0, limit: 20 })
    if (rows.length === 0) return null
    const exceptionId = pick(this.#random, rows).record.id
    const { resolutions } = await client.exceptions.get({ exceptionId })
    const open = resolutions.filter(({ disabled }) => disabled === null)
    if (open.length === 0) return null
    const { code, choice } = pick(this.#random, open)
    const args = { address: null, stock: null, note: '', choice }
    return { type: 'exceptions.resolve', input: { exceptionId, code, args } }
  }

  async #publish(_: Desk, { client }: DeskLife): Promise<Given | null> {
    const { version, rows } = await client.rules.current({})
    return {
      type: 'rules.publish',
      input: { baseVersion: version, rules: rows.map(({ rule }) => rule), note: `${this.#random()}` },
    }
  }
}
