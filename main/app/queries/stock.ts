import { ORPCError } from '@orpc/server'
import type { StockRow } from '../../../shared/contract/stock.ts'
import type { Sku } from '../../../shared/domain/product.ts'
import type { PictureStanding, ShownPicture } from '../../../shared/domain/product-picture.ts'
import { freeUnits } from '../../../shared/domain/stock.ts'
import type { Figures } from '../notify/figures.ts'
import { lastFigure } from '../notify/last-figure.ts'
import type { SearchedPage } from '../ports/page.ts'
import { type SitesSeen, sees } from '../ports/sites-seen.ts'
import type { StockQuery, StockRow as StoredRow } from '../ports/stock-tables.ts'
import type { Tx } from '../ports/store.ts'

export async function listStock(tx: Tx, query: StockQuery): Promise<SearchedPage<StockRow>> {
  const { rows, ...counted } = await tx.stock.list(query)
  return { ...counted, rows: rows.map(withTotals) }
}

function withTotals({ sku, name, levels }: StoredRow): StockRow {
  const sum = (pick: (level: StoredRow['levels'][number]) => number): number =>
    levels.reduce((total, level) => total + pick(level), 0)
  return {
    sku,
    name,
    levels: [...levels],
    onHand: sum(({ onHand }) => onHand),
    reserved: sum(({ reserved }) => reserved),
    free: sum(freeUnits),
  }
}

/** What is shown of these products. */
export async function shownPictures(tx: Tx, skus: readonly Sku[]): Promise<ShownPicture[]> {
  return [...(await tx.pictures.files(skus))].map(([sku, { format, bytes }]) => ({
    sku,
    format,
    data: Buffer.from(bytes).toString('base64'),
  }))
}

async function pictureStandingOf(tx: Tx, sku: Sku): Promise<PictureStanding | null> {
  const known = (await tx.pictures.of([sku])).get(sku)
  if (known === undefined) return null
  const { source, fileId, fetchAt, problem } = known
  return { source, hasPicture: fileId !== null, isAwaited: fetchAt !== null, problem }
}

const CLAIMS_SHOWN = 50

/**
 * One product: its levels at the sites seen, who holds units of it there or waits for them, and what each channel may sell and was sent,
 * which is told of all sites together or not at all.
 */
export async function stockDetail(tx: Tx, figures: Figures, sku: string, seen: SitesSeen) {
  const [product] = await tx.products.bySkus([sku])
  const levels = (await tx.stock.bySkus([sku])).filter(({ siteId }) => sees(seen, [siteId]))
  if (!product && levels.length === 0) throw new ORPCError('NOT_FOUND', { data: { what: 'sku', id: sku } })
  const channels = []
  for (const { channel, sums, kinds } of seen === 'every-site' ? await figures.explain(tx, sku) : []) {
    const { id: channelId, name } = channel
    const told = []
    for (const { sum, byPlace } of sums) {
      const articles = await lastFigure(tx, channelId, sum.channelSku)
      told.push({ sum, byPlace: [...byPlace], pushed: articles === null ? null : articles * sum.units })
    }
    const [first] = told
    channels.push({
      channelId,
      name,
      available: first?.sum.told ?? 0,
      pushed: first?.pushed ?? null,
      kinds: kinds.map(({ country, territory, delivery, siteId, orders }) => ({
        country,
        territory,
        delivery,
        siteId,
        orders,
      })),
      told,
    })
  }
  const here = (await tx.copy.state())?.deviceId ?? null
  const { claims, more, isMoreAtLeast } = await tx.stock.claimsOn(sku, seen, CLAIMS_SHOWN)
  return {
    row: withTotals({ sku, name: product?.name ?? sku, levels }),
    customs: product?.customs ?? null,
    picture: await pictureStandingOf(tx, sku),
    reserves: (await tx.stock.reserves()).filter((reserve) => reserve.sku === sku),
    setAside: (await tx.setAsides.all()).flatMap((one) =>
      one.sku === sku && sees(seen, [one.siteId]) ? [{ ...one, isHere: one.deviceId === here }] : [],
    ),
    desktops: (await tx.devices.all()).flatMap(({ id: deviceId, name, siteId, keepsCopy, revokedAt }) =>
      keepsCopy && revokedAt === null && siteId !== null && sees(seen, [siteId])
        ? [{ deviceId, name, siteId }]
        : [],
    ),
    channels,
    expected: (await tx.expectedReceipts.bySku(sku)).filter(({ siteId }) => sees(seen, [siteId])),
    claims: [...claims],
    moreClaims: more,
    isMoreAtLeast,
  }
}
