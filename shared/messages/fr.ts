import type { Translation } from './definition.ts'
import type { en } from './en.ts'
import { access } from './fr/access.ts'
import { address } from './fr/address.ts'
import { alerts } from './fr/alerts.ts'
import { amazon } from './fr/amazon.ts'
import { apiKeys } from './fr/api-keys.ts'
import { app } from './fr/app.ts'
import { buyers } from './fr/buyers.ts'
import { carrierAccounts } from './fr/carrier-accounts.ts'
import { carrierApi } from './fr/carrier-api.ts'
import { carrierFields } from './fr/carrier-fields.ts'
import { carriers } from './fr/carriers.ts'
import { channelAbilities } from './fr/channel-abilities.ts'
import { channelBacklog } from './fr/channel-backlog.ts'
import { channelCatalogue } from './fr/channel-catalogue.ts'
import { channelCheck } from './fr/channel-check.ts'
import { channelCredentials } from './fr/channel-credentials.ts'
import { channelLink } from './fr/channel-link.ts'
import { channelMapping } from './fr/channel-mapping.ts'
import { channelMethods } from './fr/channel-methods.ts'
import { channelPlaces } from './fr/channel-places.ts'
import { channelScreen } from './fr/channel-screen.ts'
import { channelStates } from './fr/channel-states.ts'
import { channelStock } from './fr/channel-stock.ts'
import { channelTakeOver } from './fr/channel-take-over.ts'
import { channelWrites } from './fr/channel-writes.ts'
import { channels } from './fr/channels.ts'
import { closedDays } from './fr/closed-days.ts'
import { colissimo } from './fr/colissimo.ts'
import { collection } from './fr/collection.ts'
import { commandResult } from './fr/command-result.ts'
import { commandWords } from './fr/command-words.ts'
import { commands } from './fr/commands.ts'
import { copies } from './fr/copies.ts'
import { counts } from './fr/counts.ts'
import { csv } from './fr/csv.ts'
import { csvImport } from './fr/csv-import.ts'
import { customs } from './fr/customs.ts'
import { dataTable } from './fr/data-table.ts'
import { deliveryTimes } from './fr/delivery-times.ts'
import { demo } from './fr/demo.ts'
import { devices } from './fr/devices.ts'
import { dhl } from './fr/dhl.ts'
import { draftComments } from './fr/draft-comments.ts'
import { dropFolder } from './fr/drop-folder.ts'
import { dueTime } from './fr/due-time.ts'
import { easypost } from './fr/easypost.ts'
import { exceptionQueue } from './fr/exception-queue.ts'
import { exceptions } from './fr/exceptions.ts'
import { exchangeRates } from './fr/exchange-rates.ts'
import { failure } from './fr/failure.ts'
import { field } from './fr/field.ts'
import { filePreview } from './fr/file-preview.ts'
import { firstRun } from './fr/first-run.ts'
import { following } from './fr/following.ts'
import { gls } from './fr/gls.ts'
import { handOver } from './fr/hand-over.ts'
import { health } from './fr/health.ts'
import { help } from './fr/help.ts'
import { holidays } from './fr/holidays.ts'
import { imports } from './fr/imports.ts'
import { invoices } from './fr/invoices.ts'
import { journal } from './fr/journal.ts'
import { labelCaptions } from './fr/label-captions.ts'
import { labelFiles } from './fr/label-files.ts'
import { labelStandings } from './fr/label-standings.ts'
import { labelSupply } from './fr/label-supply.ts'
import { labels } from './fr/labels.ts'
import { ledger } from './fr/ledger.ts'
import { linkTroubles } from './fr/link-troubles.ts'
import { listViews } from './fr/list-views.ts'
import { lists } from './fr/lists.ts'
import { liveView } from './fr/live-view.ts'
import { logos } from './fr/logos.ts'
import { longText } from './fr/long-text.ts'
import { low } from './fr/low.ts'
import { menu } from './fr/menu.ts'
import { mirakl } from './fr/mirakl.ts'
import { mondialRelay } from './fr/mondial-relay.ts'
import { movements } from './fr/movements.ts'
import { noWork } from './fr/no-work.ts'
import { notChosen } from './fr/not-chosen.ts'
import { numberRanges } from './fr/number-ranges.ts'
import { orchestrate } from './fr/orchestrate.ts'
import { orderMoney } from './fr/order-money.ts'
import { orderReject } from './fr/order-reject.ts'
import { orderRequests } from './fr/order-requests.ts'
import { orderReturn } from './fr/order-return.ts'
import { orderReview } from './fr/order-review.ts'
import { orderStanding } from './fr/order-standing.ts'
import { orderWhy } from './fr/order-why.ts'
import { orders } from './fr/orders.ts'
import { overview } from './fr/overview.ts'
import { packStops } from './fr/pack-stops.ts'
import { packing } from './fr/packing.ts'
import { parcels } from './fr/parcels.ts'
import { pastOrders } from './fr/past-orders.ts'
import { people } from './fr/people.ts'
import { pictures } from './fr/pictures.ts'
import { points } from './fr/points.ts'
import { prestashop } from './fr/prestashop.ts'
import { printers } from './fr/printers.ts'
import { printing } from './fr/printing.ts'
import { productPicker } from './fr/product-picker.ts'
import { quantities } from './fr/quantities.ts'
import { receipts } from './fr/receipts.ts'
import { refusals } from './fr/refusals.ts'
import { rejections } from './fr/rejections.ts'
import { resolutions } from './fr/resolutions.ts'
import { retention } from './fr/retention.ts'
import { returnList } from './fr/return-list.ts'
import { returns } from './fr/returns.ts'
import { ruleActions } from './fr/rule-actions.ts'
import { ruleCases } from './fr/rule-cases.ts'
import { ruleDifferences } from './fr/rule-differences.ts'
import { ruleEditor } from './fr/rule-editor.ts'
import { ruleFields } from './fr/rule-fields.ts'
import { ruleFindings } from './fr/rule-findings.ts'
import { ruleHelp } from './fr/rule-help.ts'
import { ruleInputs } from './fr/rule-inputs.ts'
import { ruleOperators } from './fr/rule-operators.ts'
import { ruleProblems } from './fr/rule-problems.ts'
import { ruleReplay } from './fr/rule-replay.ts'
import { ruleSentences } from './fr/rule-sentences.ts'
import { ruleTemplates } from './fr/rule-templates.ts'
import { savings } from './fr/savings.ts'
import { sellable } from './fr/sellable.ts'
import { sendcloud } from './fr/sendcloud.ts'
import { setAside } from './fr/set-aside.ts'
import { settings } from './fr/settings.ts'
import { shippingLabel } from './fr/shipping-label.ts'
import { shopify } from './fr/shopify.ts'
import { signIn } from './fr/sign-in.ts'
import { siteOutage } from './fr/site-outage.ts'
import { siteSender } from './fr/site-sender.ts'
import { stock } from './fr/stock.ts'
import { storage } from './fr/storage.ts'
import { surcharges } from './fr/surcharges.ts'
import { tariff } from './fr/tariff.ts'
import { territories } from './fr/territories.ts'
import { timeline } from './fr/timeline.ts'
import { tracking } from './fr/tracking.ts'
import { trends } from './fr/trends.ts'
import { valuePicker } from './fr/value-picker.ts'
import { values } from './fr/values.ts'
import { vendure } from './fr/vendure.ts'
import { verbs } from './fr/verbs.ts'
import { webhooks } from './fr/webhooks.ts'
import { whatIf } from './fr/what-if.ts'
import { woocommerce } from './fr/woocommerce.ts'
import { words } from './fr/words.ts'
import { xlsx } from './fr/xlsx.ts'

export const fr: Translation<typeof en> = {
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
}
