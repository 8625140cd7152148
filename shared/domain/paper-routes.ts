import { z } from 'zod'
import { unreachable } from '../lib/assert.ts'
import { parcelPaperKind } from './parcel-paper.ts'
import * as scalars from './scalars.ts'
import { defineListSettings } from './settings/define-settings.ts'

/** Papers that have a printer of their own. */
export const paperKind = z.enum([...parcelPaperKind.options, 'hand-over'])
export type PaperKind = z.infer<typeof paperKind>

/** Where a paper comes out: at a printer, where the labels do, or nowhere: it is opened as a file. */
const paperPlace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('printer'), printerId: scalars.code }),
  z.object({ kind: z.literal('labels') }),
  z.object({ kind: z.literal('none') }),
])

const paperRoute = z.object({
  paper: paperKind,
  /** A whole site, or the pack station whose labels this printer prints. */
  at: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('site'), siteId: scalars.code }),
    z.object({ kind: z.literal('station'), labelPrinterId: scalars.code }),
  ]),
  place: paperPlace,
})
export type PaperRoute = z.infer<typeof paperRoute>

/** Where papers come out, as far as the merchant has said. */
export const PAPER_ROUTES = defineListSettings('paperRoutes', {
  role: 'lead',
  decides: false,
  item: paperRoute,
  most: 1_000,
})

interface KnownPrinter {
  readonly id: string
  readonly language: { readonly kind: string }
  readonly siteId?: string | null
}

interface Here {
  readonly paper: PaperKind
  readonly siteId: string
  /** Where the labels come out; null = nowhere. */
  readonly labelPrinterId: string | null
}

/**
 * The printer of a paper: what was said of the station, else of its site, else a printer of pages that stands at this
 * site (where there is one site only, also one of which no site was said); null = it is not printed. A printer that was
 * taken out counts as not said. Pure.
 */
export function paperPrinterOf(
  routes: readonly PaperRoute[],
  printers: readonly KnownPrinter[],
  { paper, siteId, labelPrinterId }: Here,
  sites: number,
): string | null {
  const said = [
    routes.find(
      (route) =>
        route.paper === paper && route.at.kind === 'station' && route.at.labelPrinterId === labelPrinterId,
    ),
    routes.find((route) => route.paper === paper && route.at.kind === 'site' && route.at.siteId === siteId),
  ]
  for (const route of said) {
    if (route === undefined) continue
    const { place } = route
    switch (place.kind) {
      case 'none':
        return null
      case 'labels':
        if (labelPrinterId !== null) return labelPrinterId
        break
      case 'printer':
        if (printers.some(({ id }) => id === place.printerId)) return place.printerId
        break
      default:
        unreachable(place)
    }
  }
  const pages = printers.filter(({ language }) => language.kind === 'pdf')
  const standsHere =
    pages.find((printer) => printer.siteId === siteId) ??
    (sites === 1 ? pages.find((printer) => (printer.siteId ?? null) === null) : undefined)
  return standsHere?.id ?? null
}
