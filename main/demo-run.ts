import { secretsOf } from '../shared/domain/carrier-account.ts'
import type { ChannelSecrets } from './app/ports/channel.ts'
import type { DemoPort } from './app/ports/demo.ts'
import { openDemoCarriers } from './demo/merchant/carriers.ts'
import { DemoDay } from './demo/merchant/day.ts'
import type { PackingDeps } from './demo/merchant/headless.ts'
import { type DemoDeps, isDemo, openDemo } from './demo/merchant/open-demo.ts'
import { listOwnSkus, OWN_SKU_ORDERS, OWN_SKUS_CHANNEL, orderOwnSkus } from './demo/merchant/own-skus.ts'
import { DemoPackers } from './demo/merchant/packers.ts'
import { DemoParcels } from './demo/merchant/parcels.ts'

const ORDERS_PER_MINUTE = 24
/** What the overview shows at once, so that nobody starts on an empty screen. */
const FIRST_ORDERS = 120
/** Products that are sold out already, so that there is something to solve at once. */
const FIRST_STOCK_OUTS = 2

interface DemoRunDeps extends Omit<DemoDeps, 'hasPast'>, PackingDeps {
  /** Credentials of the simulated shops; filled when they start. */
  readonly secrets: Map<string, ChannelSecrets>
  /** null = the usual pace; 0 = nothing happens by itself. */
  readonly ordersPerMinute: number | null
  readonly onFault: (fault: unknown) => void
}

/** The demo workspace as the running program holds it: started by option, by the first screen, or found at start. */
export class DemoRun {
  readonly #deps: DemoRunDeps
  #day: DemoDay | null = null
  #parcels: DemoParcels | null = null
  #packers: DemoPackers | null = null
  #started = false
  #reload: (channelId: string) => void = () => {}
  #reloadAccount: (accountId: string) => void = () => {}

  constructor(deps: DemoRunDeps) {
    this.#deps = deps
  }

  current(): DemoPort | null {
    return this.#day
  }

  /** Whom to tell when the shops' addresses have changed. */
  onChannels(reload: (channelId: string) => void): void {
    this.#reload = reload
  }

  /** Whom to tell when the carriers' addresses have changed. */
  onAccounts(reload: (accountId: string) => void): void {
    this.#reloadAccount = reload
  }

  /** Starts the shops again in a demo workspace, or for the first time when asked to and nothing is there yet. */
  async resume(wanted: boolean): Promise<void> {
    const { store } = this.#deps
    const empty = await store.read(async (tx) => (await tx.sites.all()).length === 0)
    if ((await isDemo(store)) || (wanted && empty)) await this.start()
  }

  /** Returns how many orders wait at the shops; 0 when it runs or starts already. */
  async start(): Promise<number> {
    if (this.#started) return 0
    this.#started = true
    try {
      return await this.#open()
    } catch (fault) {
      this.#started = false
      throw fault
    }
  }

  async #open(): Promise<number> {
    const { store, secrets, random, onFault } = this.#deps
    const ordersPerMinute = this.#deps.ordersPerMinute ?? ORDERS_PER_MINUTE
    const { servers, market, hand } = await openDemo({ ...this.#deps, hasPast: ordersPerMinute > 0 })
    for (const { channel, secrets: own } of servers) secrets.set(channel.id, own)
    const products = await store.read((tx) => tx.products.all())
    const shop = servers.find(({ channel }) => channel.id === OWN_SKUS_CHANNEL)?.shop
    if (shop) {
      listOwnSkus(shop, products)
      orderOwnSkus(shop)
    }
    market.placeOrders(FIRST_ORDERS - OWN_SKU_ORDERS)
    this.#day = new DemoDay({ servers, market, hand, random, ordersPerMinute, onFault })
    for (let i = 0; i < FIRST_STOCK_OUTS; i++) await this.#day.trigger('stock-out', false)
    this.#day.start()
    for (const { channel } of servers) this.#reload(channel.id)
    // At a pace of 0 labels are the merchant's own.
    if (ordersPerMinute > 0) await this.#openCarriers()
    return servers.reduce((sum, { shop }) => sum + shop.orderIds().length, 0)
  }

  async #openCarriers(): Promise<void> {
    const carriers = await openDemoCarriers(this.#deps)
    for (const { account, secrets } of carriers) {
      this.#deps.secrets.set(secretsOf(account), secrets)
      this.#reloadAccount(account.id)
    }
    this.#parcels = new DemoParcels({ ...this.#deps, carriers })
    this.#parcels.start()
    this.#packers = new DemoPackers(this.#deps)
    this.#packers.start()
  }

  async stop(): Promise<void> {
    await this.#packers?.stop()
    await this.#parcels?.stop()
    await this.#day?.stop()
  }
}
