import { archiveConforms } from './archive.ts'
import { askedOfCarriersConforms } from './asked-of-carriers.ts'
import { catalogConforms } from './catalog.ts'
import { catalogueConforms } from './catalogue.ts'
import { changedStockConforms } from './changed-stock.ts'
import { channelMappingConforms } from './channel-mapping.ts'
import { costsConform } from './costs.ts'
import { countsConform } from './counts.ts'
import { customersConform } from './customers.ts'
import { dailyFiguresConform } from './daily-figures.ts'
import { decisionsConform } from './decisions.ts'
import { devicesConform } from './devices.ts'
import { exceptionsConform } from './exceptions.ts'
import type { OpenStore } from './fresh-store.ts'
import { journalConforms } from './journal.ts'
import { labelsConform } from './labels.ts'
import { leasesConform } from './leases.ts'
import { ledgerHolds } from './ledger-properties.ts'
import { listViewsConform } from './list-views.ts'
import { movementsConform } from './movements.ts'
import { numberRangesConform } from './number-ranges.ts'
import { orderSearchConforms } from './order-search.ts'
import { ordersConform } from './orders.ts'
import { peopleConform } from './people.ts'
import { picturesConform } from './pictures.ts'
import { printJobsConform } from './print-jobs.ts'
import { programsConform } from './programs.ts'
import { receiptsConform } from './receipts.ts'
import { retentionConforms } from './retention.ts'
import { returnsConform } from './returns.ts'
import { rowLogConforms } from './row-log.ts'
import { ruleDraftsConform } from './rule-drafts.ts'
import { setAsidesConform } from './set-asides.ts'
import { siteRejectionsConform } from './site-rejections.ts'
import { standingConforms } from './standing.ts'
import { stockConforms } from './stock.ts'
import { syncConforms } from './sync.ts'
import { tracksConform } from './tracks.ts'
import { transactionsConform } from './transactions.ts'

/** What every store does alike, whichever database it is made of. */
export function storeConforms(open: OpenStore, propertyRuns: number) {
  transactionsConform(open)
  catalogConforms(open)
  stockConforms(open)
  receiptsConform(open)
  movementsConform(open)
  countsConform(open)
  changedStockConforms(open)
  ordersConform(open)
  customersConform(open)
  orderSearchConforms(open)
  dailyFiguresConform(open)
  decisionsConform(open)
  exceptionsConform(open)
  returnsConform(open)
  siteRejectionsConform(open)
  leasesConform(open)
  setAsidesConform(open)
  standingConforms(open)
  journalConforms(open)
  peopleConform(open)
  programsConform(open)
  devicesConform(open)
  rowLogConforms(open)
  listViewsConform(open)
  ruleDraftsConform(open)
  syncConforms(open)
  channelMappingConforms(open)
  catalogueConforms(open)
  picturesConform(open)
  numberRangesConform(open)
  printJobsConform(open)
  labelsConform(open)
  retentionConforms(open)
  archiveConforms(open)
  tracksConform(open)
  costsConform(open)
  askedOfCarriersConforms(open)
  ledgerHolds(open, propertyRuns)
}
