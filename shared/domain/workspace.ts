import type { z } from 'zod'
import { defineSettings } from './settings/define-settings.ts'
import {
  amountSetting,
  choiceSetting,
  currencySetting,
  numberOrOffSetting,
  numberSetting,
  switchSetting,
  textSetting,
  timeZoneSetting,
} from './settings/setting.ts'

/** Every day of the week by its name, Monday first. */
export const GOODS_ARRIVE = [
  'unknown',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
export type GoodsArrive = (typeof GOODS_ARRIVE)[number]

/** Settings of the merchant as a whole. */
export const WORKSPACE = defineSettings('workspace', {
  role: 'manager',
  decides: true,
  topics: ['orders'],
  settings: {
    merchantName: textSetting(120),
    timeZone: timeZoneSetting('Europe/Paris'),
    currency: currencySetting('EUR'),
    /** On = a split order waits for a person before it is released. */
    approveSplits: switchSetting(false),
    /** When sites get new goods, as a rule: scarce units are kept for what is ordered until then. */
    goodsArrive: choiceSetting(GOODS_ARRIVE, 'unknown'),
    /** Minutes between decision and automatic release to picking; null = a person releases. */
    autoReleaseMinutes: numberOrOffSetting({ min: 0, max: 1440, unit: 'minutes', default: 10 }),
    /** wave: orders wait for the next wave of a site of theirs, and are decided again together just before it. */
    releaseAt: choiceSetting(['minutes', 'wave'], 'minutes'),
    /** From one wave of a site to the next, before the last one of the day. */
    waveMinutes: numberSetting({ min: 30, max: 720, unit: 'minutes', default: 120 }),
    /** The day's last wave is so long before the site's cut-off; what is decided after it waits `autoReleaseMinutes`. */
    lastWaveMinutes: numberSetting({ min: 10, max: 240, unit: 'minutes', default: 60 }),
    /** Days that what is ready is kept for a buyer who collects it. */
    keepCollectedDays: numberSetting({ min: 1, max: 90, unit: 'days', default: 10 }),
    /** Orders of one buyer that were placed within so many hours are proposed to be merged; null = none are. */
    mergeWithinHours: numberOrOffSetting({ min: 1, max: 240, unit: 'hours', default: 24 }),
    /** Those that are found are merged without a person, before their release, where that is no dearer. */
    mergesByItself: switchSetting(false),
    /** Labels of released orders are bought so many hours before these must be ready; null = when they are packed. */
    labelsAheadHours: numberOrOffSetting({ min: 1, max: 240, unit: 'hours', default: 48 }),
    /** No more is bought ahead while labels of so much lie unused. */
    labelsAheadCents: amountSetting(200_000),
    /** always, never, or asked: of gifts. An order's tags and its channel may say otherwise (`main/app/papers/slip-choice.ts`). */
    packingSlips: choiceSetting(['never', 'asked', 'always'], 'never'),
    /** always: every parcel has a packing slip, which says how to send goods back. */
    returnSlips: choiceSetting(['never', 'always'], 'never'),
    /** A parcel that was invoiced up to so much above what was expected is not listed. */
    invoiceToleranceCents: amountSetting(5),
    /** A gift's slip has none either way. */
    slipPrices: choiceSetting(['shown', 'hidden'], 'shown'),
    /** Also of orders that are collected, or leave by hand. */
    slipsWithoutLabel: switchSetting(true),
    /** Under every slip. */
    slipFooter: textSetting(300),
    /** Who chooses a pick-up point: a person; the nearest instead of one that closed; or also where an order names none. */
    pickupPoints: choiceSetting(['ask', 'closed', 'always'], 'ask'),
    /** No point farther from the buyer is chosen without a person. */
    pickupPointKm: numberSetting({ min: 1, max: 50, default: 5 }),
    /** A packed parcel that waits longer for its label is an exception; null = it is none. */
    labelWaitMinutes: numberOrOffSetting({ min: 1, max: 1440, unit: 'minutes', default: 15 }),
  },
})
export type WorkspaceSettings = z.output<typeof WORKSPACE.schema>
