import type { Definitions } from './definition.ts'
import { access } from './en/access.ts'
import { address } from './en/address.ts'
import { alerts } from './en/alerts.ts'
import { amazon } from './en/amazon.ts'
import { apiKeys } from './en/api-keys.ts'
import { app } from './en/app.ts'
import { buyers } from './en/buyers.ts'
import { carrierAccounts } from './en/carrier-accounts.ts'
import { carrierApi } from './en/carrier-api.ts'
import { carrierFields } from './en/carrier-fields.ts'
import { carriers } from './en/carriers.ts'
import { channelAbilities } from './en/channel-abilities.ts'
import { channelBacklog } from './en/channel-backlog.ts'
import { channelCatalogue } from './en/channel-catalogue.ts'
import { channelCheck } from './en/channel-check.ts'
import { channelCredentials } from './en/channel-credentials.ts'
import { channelLink } from './en/channel-link.ts'
import { channelMapping } from './en/channel-mapping.ts'
import { channelMethods } from './en/channel-methods.ts'
import { channelPlaces } from './en/channel-places.ts'
import { channelScreen } from './en/channel-screen.ts'
import { channelStates } from './en/channel-states.ts'
import { channelStock } from './en/channel-stock.ts'
import { channelTakeOver } from './en/channel-take-over.ts'
import { channelWrites } from './en/channel-writes.ts'
import { channels } from './en/channels.ts'
import { closedDays } from './en/closed-days.ts'
import { colissimo } from './en/colissimo.ts'
import { collection } from './en/collection.ts'
import { commandResult } from './en/command-result.ts'
import { commandWords } from './en/command-words.ts'
import { commands } from './en/commands.ts'
import { copies } from './en/copies.ts'
import { counts } from './en/counts.ts'
import { csv } from './en/csv.ts'
import { csvImport } from './en/csv-import.ts'
import { customs } from './en/customs.ts'
import { dataTable } from './en/data-table.ts'
import { deliveryTimes } from './en/delivery-times.ts'
import { demo } from './en/demo.ts'
import { devices } from './en/devices.ts'
import { dhl } from './en/dhl.ts'
import { draftComments } from './en/draft-comments.ts'
import { dropFolder } from './en/drop-folder.ts'
import { dueTime } from './en/due-time.ts'
import { easypost } from './en/easypost.ts'
import { exceptionQueue } from './en/exception-queue.ts'
import { exceptions } from './en/exceptions.ts'
import { exchangeRates } from './en/exchange-rates.ts'
import { failure } from './en/failure.ts'
import { field } from './en/field.ts'
import { filePreview } from './en/file-preview.ts'
import { firstRun } from './en/first-run.ts'
import { following } from './en/following.ts'
import { gls } from './en/gls.ts'
import { handOver } from './en/hand-over.ts'
import { health } from './en/health.ts'
import { help } from './en/help.ts'
import { holidays } from './en/holidays.ts'
import { imports } from './en/imports.ts'
import { invoices } from './en/invoices.ts'
import { journal } from './en/journal.ts'
import { labelCaptions } from './en/label-captions.ts'
import { labelFiles } from './en/label-files.ts'
import { labelStandings } from './en/label-standings.ts'
import { labelSupply } from './en/label-supply.ts'
import { labels } from './en/labels.ts'
import { ledger } from './en/ledger.ts'
import { linkTroubles } from './en/link-troubles.ts'
import { listViews } from './en/list-views.ts'
import { lists } from './en/lists.ts'
import { liveView } from './en/live-view.ts'
import { logos } from './en/logos.ts'
import { longText } from './en/long-text.ts'
import { low } from './en/low.ts'
import { menu } from './en/menu.ts'
import { mirakl } from './en/mirakl.ts'
import { mondialRelay } from './en/mondial-relay.ts'
import { movements } from './en/movements.ts'
import { noWork } from './en/no-work.ts'
import { notChosen } from './en/not-chosen.ts'
import { numberRanges } from './en/number-ranges.ts'
import { orchestrate } from './en/orchestrate.ts'
import { orderMoney } from './en/order-money.ts'
import { orderReject } from './en/order-reject.ts'
import { orderRequests } from './en/order-requests.ts'
import { orderReturn } from './en/order-return.ts'
import { orderReview } from './en/order-review.ts'
import { orderStanding } from './en/order-standing.ts'
import { orderWhy } from './en/order-why.ts'
import { orders } from './en/orders.ts'
import { overview } from './en/overview.ts'
import { packStops } from './en/pack-stops.ts'
import { packing } from './en/packing.ts'
import { parcels } from './en/parcels.ts'
import { pastOrders } from './en/past-orders.ts'
import { people } from './en/people.ts'
import { pictures } from './en/pictures.ts'
import { points } from './en/points.ts'
import { prestashop } from './en/prestashop.ts'
import { printers } from './en/printers.ts'
import { printing } from './en/printing.ts'
import { productPicker } from './en/product-picker.ts'
import { quantities } from './en/quantities.ts'
import { receipts } from './en/receipts.ts'
import { refusals } from './en/refusals.ts'
import { rejections } from './en/rejections.ts'
import { resolutions } from './en/resolutions.ts'
import { retention } from './en/retention.ts'
import { returnList } from './en/return-list.ts'
import { returns } from './en/returns.ts'
import { ruleActions } from './en/rule-actions.ts'
import { ruleCases } from './en/rule-cases.ts'
import { ruleDifferences } from './en/rule-differences.ts'
import { ruleEditor } from './en/rule-editor.ts'
import { ruleFields } from './en/rule-fields.ts'
import { ruleFindings } from './en/rule-findings.ts'
import { ruleHelp } from './en/rule-help.ts'
import { ruleInputs } from './en/rule-inputs.ts'
import { ruleOperators } from './en/rule-operators.ts'
import { ruleProblems } from './en/rule-problems.ts'
import { ruleReplay } from './en/rule-replay.ts'
import { ruleSentences } from './en/rule-sentences.ts'
import { ruleTemplates } from './en/rule-templates.ts'
import { savings } from './en/savings.ts'
import { sellable } from './en/sellable.ts'
import { sendcloud } from './en/sendcloud.ts'
import { setAside } from './en/set-aside.ts'
import { settings } from './en/settings.ts'
import { shippingLabel } from './en/shipping-label.ts'
import { shopify } from './en/shopify.ts'
import { signIn } from './en/sign-in.ts'
import { siteOutage } from './en/site-outage.ts'
import { siteSender } from './en/site-sender.ts'
import { stock } from './en/stock.ts'
import { storage } from './en/storage.ts'
import { surcharges } from './en/surcharges.ts'
import { tariff } from './en/tariff.ts'
import { territories } from './en/territories.ts'
import { timeline } from './en/timeline.ts'
import { tracking } from './en/tracking.ts'
import { trends } from './en/trends.ts'
import { valuePicker } from './en/value-picker.ts'
import { values } from './en/values.ts'
import { vendure } from './en/vendure.ts'
import { verbs } from './en/verbs.ts'
import { webhooks } from './en/webhooks.ts'
import { whatIf } from './en/what-if.ts'
import { woocommerce } from './en/woocommerce.ts'
import { words } from './en/words.ts'
import { xlsx } from './en/xlsx.ts'

/** Every text of the program by area; the other languages have the same shape. */
export const en = {
  access,
  following,
  setAside,
  people,
  signIn,
  address,
  amazon,
  csv,
  counts,
  devices,
  dhl,
  dropFolder,
  gls,
  ledger,
  low,
  mirakl,
  mondialRelay,
  movements,
  noWork,
  points,
  prestashop,
  shopify,
  valuePicker,
  values,
  verbs,
  vendure,
  woocommerce,
  apiKeys,
  app,
  buyers,
  carrierAccounts,
  carrierApi,
  carrierFields,
  carriers,
  channelAbilities,
  channelBacklog,
  channelCatalogue,
  channelCheck,
  channelLink,
  channelMapping,
  channelMethods,
  channelPlaces,
  channelScreen,
  channelStates,
  channelStock,
  channelTakeOver,
  channelWrites,
  channels,
  closedDays,
  collection,
  colissimo,
  easypost,
  sendcloud,
  commandResult,
  commandWords,
  commands,
  copies,
  csvImport,
  tariff,
  xlsx,
  customs,
  dataTable,
  deliveryTimes,
  demo,
  dueTime,
  exceptionQueue,
  exceptions,
  exchangeRates,
  failure,
  field,
  filePreview,
  firstRun,
  handOver,
  logos,
  health,
  help,
  holidays,
  imports,
  invoices,
  listViews,
  lists,
  labels,
  labelFiles,
  labelStandings,
  labelSupply,
  liveView,
  longText,
  notChosen,
  numberRanges,
  orchestrate,
  orderMoney,
  orderReject,
  orderRequests,
  orderReturn,
  orderReview,
  orderStanding,
  orderWhy,
  orders,
  overview,
  packStops,
  packing,
  parcels,
  pastOrders,
  pictures,
  printers,
  printing,
  territories,
  productPicker,
  receipts,
  refusals,
  rejections,
  resolutions,
  retention,
  returnList,
  returns,
  ruleEditor,
  ruleReplay,
  ruleActions,
  ruleFields,
  draftComments,
  ruleCases,
  ruleDifferences,
  ruleFindings,
  ruleHelp,
  ruleInputs,
  ruleOperators,
  ruleProblems,
  ruleSentences,
  ruleTemplates,
  quantities,
  channelCredentials,
  linkTroubles,
  menu,
  journal,
  labelCaptions,
  savings,
  trends,
  sellable,
  settings,
  shippingLabel,
  siteOutage,
  siteSender,
  stock,
  storage,
  surcharges,
  timeline,
  tracking,
  alerts,
  webhooks,
  whatIf,
  words,
} as const satisfies Definitions
