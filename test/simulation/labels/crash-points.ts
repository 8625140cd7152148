import type { WirePoint } from '../crash.ts'

/** Transactions around which the program can be killed, each before and after its commit. */
export const LABEL_TRANSACTIONS = [
  'decided',
  'released',
  'wanted',
  'claimed',
  'bought',
  'settled',
  'looked-up',
  'voided',
  'recovered',
  'packed',
  'shipped',
  'done-by-a-person',
  'print-claimed',
  'print-settled',
] as const
export type LabelTransaction = (typeof LABEL_TRANSACTIONS)[number]

export type LabelPoint =
  | `${LabelTransaction}:${'before' | 'after'}`
  | WirePoint
  // Around the bytes that go to a printer.
  | 'label-leaving'
  | 'label-sent'

/** Every point at which the program that buys and prints labels can be killed. */
export const LABEL_CRASH_POINTS: readonly LabelPoint[] = [
  ...LABEL_TRANSACTIONS.flatMap((kind) => [`${kind}:before` as const, `${kind}:after` as const]),
  'request-leaving',
  'request-carried-out',
  'label-leaving',
  'label-sent',
]
