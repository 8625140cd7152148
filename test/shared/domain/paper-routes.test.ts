import { expect, it } from 'vitest'
import { type PaperRoute, paperPrinterOf } from '../../../shared/domain/paper-routes.ts'

const office = (id: string, siteId: string | null) => ({ id, siteId, language: { kind: 'pdf' } })
const zebra = (id: string) => ({ id, siteId: null, language: { kind: 'zpl' } })
const at = (siteId: string): PaperRoute['at'] => ({ kind: 'site', siteId })
const station = (labelPrinterId: string): PaperRoute['at'] => ({ kind: 'station', labelPrinterId })
const to = (printerId: string): PaperRoute['place'] => ({ kind: 'printer', printerId })

const LYON = office('lyon', 'LYON')
const LILLE = office('lille', 'LILLE')
const TABLE_1 = zebra('table-1')

interface Case {
  name: string
  routes?: PaperRoute[]
  printers: Parameters<typeof paperPrinterOf>[1]
  siteId?: string
  labelPrinterId?: string | null
  sites?: number
  want: string | null
}

it.each<Case>([
  { name: 'the page printer of its site, not that of the other', printers: [LYON, LILLE], want: 'lille' },
  { name: 'nothing where only the other site has one', printers: [LYON], want: null },
  { name: 'no label printer by itself', printers: [TABLE_1], want: null },
  { name: 'one of no site, where there is one site', printers: [office('any', null)], sites: 1, want: 'any' },
  { name: 'none of no site, where there are two', printers: [office('any', null)], want: null },
  {
    name: 'what was said of the site, before its page printer',
    routes: [{ paper: 'packing-slip', at: at('LILLE'), place: to('table-1') }],
    printers: [LILLE, TABLE_1],
    want: 'table-1',
  },
  {
    name: 'nothing that was said of the other site or another paper',
    routes: [
      { paper: 'packing-slip', at: at('LYON'), place: to('table-1') },
      { paper: 'customs', at: at('LILLE'), place: to('table-1') },
    ],
    printers: [LILLE, TABLE_1],
    want: 'lille',
  },
  {
    name: 'what was said of the station, before its site',
    routes: [
      { paper: 'packing-slip', at: at('LILLE'), place: to('lille') },
      { paper: 'packing-slip', at: station('table-1'), place: { kind: 'labels' } },
    ],
    printers: [LILLE, TABLE_1],
    want: 'table-1',
  },
  {
    name: 'nothing where it is not to be printed',
    routes: [{ paper: 'packing-slip', at: station('table-1'), place: { kind: 'none' } }],
    printers: [LILLE, TABLE_1],
    want: null,
  },
  {
    name: 'as if nothing had been said, where the printer was taken out',
    routes: [{ paper: 'packing-slip', at: at('LILLE'), place: to('sold') }],
    printers: [LILLE],
    want: 'lille',
  },
])(
  'a paper prints on $name',
  ({ routes = [], printers, siteId = 'LILLE', labelPrinterId = 'table-1', sites = 2, want }) => {
    expect(paperPrinterOf(routes, printers, { paper: 'packing-slip', siteId, labelPrinterId }, sites)).toBe(
      want,
    )
  },
)
