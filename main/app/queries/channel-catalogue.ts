import type { CatalogueRow, CatalogueRun } from '../../../shared/contract/channel-catalogue.ts'
import { CATALOGUE_STANDINGS } from '../../../shared/domain/catalogue.ts'
import type { Site } from '../../../shared/domain/site.ts'
import { besideItems } from '../catalogue/beside.ts'
import { type Reading, readingOf, type Taking, takingOf } from '../catalogue/catalogue-state.ts'
import type { Catalogues } from '../catalogue/catalogues.ts'
import { compareItem } from '../catalogue/compare-item.ts'
import { openingFigures, type SiteOfLocation } from '../catalogue/opening-stock.ts'
import { readChannelPlaces } from '../mapping/channel-places.ts'
import type { CatalogueQuery } from '../ports/catalogue.ts'
import type { Page } from '../ports/page.ts'
import type { Tx } from '../ports/store.ts'

/** How the last reading of a channel's catalogue stands, and what was taken from it. */
export async function catalogueRunOf(
  tx: Tx,
  catalogues: Catalogues,
  channelId: string,
): Promise<CatalogueRun> {
  const reading = await readingOf(tx, channelId)
  const taking = await takingOf(tx, channelId)
  const counted = await tx.catalogue.counts(channelId)
  const counts = Object.fromEntries(
    CATALOGUE_STANDINGS.map((standing) => [standing, counted.get(standing) ?? 0]),
  ) as CatalogueRun['counts']
  const isReading = catalogues.isReading(channelId)
  if (reading === null)
    return {
      startedAt: null,
      finishedAt: null,
      isReading,
      read: 0,
      total: null,
      problem: null,
      currency: null,
      places: [],
      counts,
      taking: null,
    }
  const { startedAt, finishedAt, read, total, problem, currency } = reading
  return {
    startedAt,
    finishedAt,
    isReading,
    read,
    total,
    problem,
    currency,
    places: await placesOf(tx, channelId, reading),
    counts,
    taking: taking?.readAt === startedAt ? takingShown(taking) : null,
  }
}

function takingShown({ by, at, counts, position, endedAt, undo }: Taking): CatalogueRun['taking'] {
  return {
    by,
    at,
    counts,
    done: position + 1,
    endedAt,
    undo: undo && {
      by: undo.by,
      counts: undo.counts,
      kept: undo.kept,
      done: undo.position + 1,
      endedAt: undo.endedAt,
    },
  }
}

/** The site that a location stands for as mapped, else the one of its name, else the only one that there is. */
async function placesOf(tx: Tx, channelId: string, { places }: Reading): Promise<CatalogueRun['places']> {
  const sites = await tx.sites.all()
  const only = sites.length === 1 ? (sites[0]?.id ?? null) : null
  if (places.length === 0) return [{ locationId: null, name: '', siteId: only }]
  const mapped = (await readChannelPlaces(tx)).get(channelId)?.places ?? []
  return places.map(({ locationId, name }) => {
    const known = mapped.find((one) => one.locationId === locationId)?.siteIds[0]
    return { locationId, name, siteId: known ?? named(sites, name) ?? (places.length === 1 ? only : null) }
  })
}

function named(sites: readonly Site[], name: string): string | undefined {
  const wanted = name.trim().toLowerCase()
  return sites.find((site) => site.name.toLowerCase() === wanted || site.id.toLowerCase() === wanted)?.id
}

/** Items as they stand beside our products now. */
export async function catalogueItems(
  tx: Tx,
  { sites, ...query }: CatalogueQuery & { readonly sites: readonly SiteOfLocation[] },
): Promise<Page<CatalogueRow>> {
  const { rows, total } = await tx.catalogue.list(query)
  const currency = (await readingOf(tx, query.channelId))?.currency ?? null
  const items = rows.map(({ item }) => item)
  const beside = await besideItems(tx, query.channelId, items, currency)
  return {
    total,
    rows: rows.map(({ item, waitingUnits }) => {
      const here = beside(item)
      const { standing, why, sku, differences } = compareItem(item, here)
      return {
        itemId: item.id,
        channelSku: item.sku,
        sku,
        title: item.title,
        barcode: item.barcode,
        weightG: item.weightG,
        standing,
        why,
        differences: [...differences],
        stock: typeof item.stock === 'string' ? item.stock : 'counted',
        figures: standing === 'left-out' ? [] : openingFigures(item, waitingUnits, sites, here.levels),
      }
    }),
  }
}
