import { isConnected } from '../../../shared/domain/channel.ts'
import { CHANNEL_ABILITIES } from '../../../shared/domain/channel-abilities.ts'
import type { Product, Sku } from '../../../shared/domain/product.ts'
import { withCustoms } from '../catalogue/compare-item.ts'
import type { CommandContext } from '../commands/command.ts'
import { retryForCustoms } from '../decide/reallocate.ts'
import { ChannelError, type ProductFacts } from '../ports/channel.ts'
import type { Tx } from '../ports/store.ts'
import { within } from '../ports/within.ts'
import { connectorOf } from '../queries/channel-mapping.ts'
import type { PictureDeps } from './picture-deps.ts'
import { ASK_AGAIN_MS, ASK_SOON_MS, saidByChannel, unsaid } from './picture-state.ts'

/** The most that a channel is asked for at once. */
const AT_ONCE = 20
const ASK_MS = 30_000

interface Answer {
  readonly channelId: string
  readonly facts: ReadonlyMap<Sku, ProductFacts>
}

/**
 * Asks the channels what they say of the next products: their pictures, and what customs are told. Answers whether more
 * are to be asked now.
 */
export async function askNext(deps: PictureDeps, signal: AbortSignal): Promise<boolean> {
  const { store, clock, commands } = deps
  const { skus, channels } = await store.read(async (tx) => {
    const telling = (await tx.channels.all()).filter(
      (channel) => CHANNEL_ABILITIES[channel.kind].tellsProducts.picture && isConnected(channel),
    )
    const due = telling.length === 0 ? [] : await tx.pictures.toAsk(clock.now(), AT_ONCE)
    return { skus: due, channels: telling }
  })
  if (skus.length === 0) return false
  const answers: Answer[] = []
  let isSilent = false
  for (const channel of channels) {
    const facts = channel.paused ? null : await factsOf(deps, channel, skus, signal)
    if (signal.aborted) return false
    if (facts === null) isSilent = true
    else answers.push({ channelId: channel.id, facts })
  }
  await commands.system('pictures.ask', (context) => keepAnswers(context, skus, answers, isSilent))
  return skus.length === AT_ONCE && answers.length > 0
}

/** By our SKU; null = the channel did not answer. */
async function factsOf(
  deps: PictureDeps,
  channel: Parameters<typeof connectorOf>[1],
  skus: readonly Sku[],
  signal: AbortSignal,
): Promise<ReadonlyMap<Sku, ProductFacts> | null> {
  const names = await deps.store.read((tx) => channelNames(tx, channel.id, skus))
  try {
    const connector = await connectorOf(deps, channel)
    const read = connector?.readProductFacts
    if (read === undefined) return null
    const asked = [...new Set(names.keys())]
    if (asked.length === 0) return new Map()
    const facts = await within(signal, ASK_MS, (limit) => read.call(connector, asked, limit))
    return new Map(
      [...facts].flatMap(([name, fact]) => {
        const sku = names.get(name)
        return sku === undefined ? [] : [[sku, fact] as const]
      }),
    )
  } catch (fault) {
    if (!(fault instanceof ChannelError)) throw fault
    return null
  }
}

/** What the channel calls these products, one name for each; a pack of several units looks like one. */
async function channelNames(
  tx: Tx,
  channelId: string,
  skus: readonly Sku[],
): Promise<ReadonlyMap<string, Sku>> {
  const mappings = (await tx.skuMappings.concerning(skus)).filter((one) => one.channelId === channelId)
  const meansElse = new Set(mappings.map(({ channelSku }) => channelSku))
  const names = new Map<string, Sku>()
  for (const sku of skus) {
    const [mapped] = mappings.filter((one) => one.sku === sku).toSorted((a, b) => a.units - b.units)
    if (mapped !== undefined) names.set(mapped.channelSku, sku)
    else if (!meansElse.has(sku)) names.set(sku, sku)
  }
  return names
}

async function keepAnswers(
  context: CommandContext,
  skus: readonly Sku[],
  answers: readonly Answer[],
  isSilent: boolean,
): Promise<void> {
  const { tx, now, touch } = context
  const known = await tx.pictures.of(skus)
  const askAt = now + (isSilent ? ASK_SOON_MS : ASK_AGAIN_MS)
  const pictures = skus.map((sku) => {
    const before = known.get(sku) ?? unsaid(sku)
    const urls = answers.flatMap(({ channelId, facts }) => {
      const url = facts.get(sku)?.pictureUrl ?? null
      return url === null ? [] : [{ url, channelId }]
    })
    // One channel's picture stays as long as that channel has one.
    const source = before.source?.kind === 'channel' ? before.source.channelId : null
    const said = urls.find(({ channelId }) => channelId === source) ?? urls[0] ?? null
    return saidByChannel(before, said, now, askAt)
  })
  await tx.pictures.put(pictures)
  if (pictures.some((one) => one.url !== (known.get(one.sku)?.url ?? null))) touch('pictures')
  await fillCustoms(context, skus, answers)
}

/** What our products do not say for customs is filled in; what somebody entered stays. */
async function fillCustoms(
  context: CommandContext,
  skus: readonly Sku[],
  answers: readonly Answer[],
): Promise<void> {
  const { tx } = context
  const filled = (await tx.products.bySkus(skus)).flatMap((product): Product[] => {
    const after = answers.reduce((so, { facts }) => {
      const customs = facts.get(product.sku)?.customs
      return customs === undefined ? so : withCustoms(so, { customs })
    }, product)
    return after === product ? [] : [after]
  })
  if (filled.length === 0) return
  await tx.products.put(filled)
  context.newWorld()
  context.touch('stock')
  await retryForCustoms(context)
}
