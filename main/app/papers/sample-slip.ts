import { CHANNEL_SLIPS } from '../../../shared/domain/channel-slips.ts'
import type { PaperOf } from '../../../shared/domain/paper.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import type { Language } from '../../../shared/lib/language.ts'
import { textsOf } from '../../../shared/messages/say.ts'
import { senderOf } from '../labels/label-request.ts'
import type { Tx } from '../ports/store.ts'
import { hasSlipPrices } from './slip-choice.ts'

const BUYER = {
  name: 'Zoë Lefèvre',
  company: null,
  street: ['12 rue de l’Hôtel-Dieu', 'Bâtiment C'],
  postcode: '59000',
  city: 'Lille',
  state: null,
  country: 'FR',
  phone: null,
  email: null,
}
const CENTS = [2_500, 1_490]

/** A slip as one of this channel's orders would have it, for the preview; null = the merchant's own. */
export async function sampleSlip(
  tx: Tx,
  channelId: string | null,
  sample: 'usual' | 'gift',
  language: Language,
): Promise<PaperOf<'packing-slip'>> {
  const settings = await tx.settings.get(WORKSPACE)
  const [site] = await tx.sites.all()
  const order = {
    tags: [],
    channelId: channelId ?? '',
    ...(sample === 'gift' ? { requests: { giftWrap: true } } : {}),
  }
  const hasPrices = hasSlipPrices(order, settings, await tx.settings.get(CHANNEL_SLIPS))
  const { sampleGoods, sampleGift } = textsOf('settings', language).slips
  const goods = [sampleGoods.mug, sampleGoods.towel]
  const sender =
    site === undefined ? { ...BUYER, name: settings.merchantName } : senderOf(site, settings.merchantName)
  return {
    kind: 'packing-slip',
    brand: channelId,
    language,
    merchantName: settings.merchantName || (sender.company ?? sender.name),
    sender,
    recipient: BUYER,
    orderReference: '#1001',
    orderedOn: '2026-11-28',
    parcel: { index: 1, count: 1 },
    lines: goods.map((title, at) => ({
      sku: `SKU-${at + 1}`,
      title,
      options: [],
      quantity: at + 1,
      cents: hasPrices ? (CENTS[at] ?? 0) : null,
    })),
    total: hasPrices
      ? { cents: CENTS.reduce((sum, cents) => sum + cents, 0), currency: settings.currency }
      : null,
    giftMessage: sample === 'gift' ? sampleGift : '',
    returnTo: settings.returnSlips === 'always' ? sender : null,
    footer: settings.slipFooter,
  }
}
