import {
  LINES_SHARED,
  type LinesShared,
  SERVICE_REFUSALS,
  SITE_REFUSALS,
} from '../../../shared/domain/explanation.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import { STAGES, type Stage } from '../../../shared/rules/document.ts'
import { ByteReader } from './byte-reader.ts'
import {
  END_OF_LIST,
  FLAG_BOUNDED,
  HAS_COST,
  HAS_DATE,
  HAS_DETAIL,
  type ServiceRefusal,
  SHARED_SHIFT,
  type SiteRefusal,
  STAGE_SHIFT,
  TRACE_FORMAT,
} from './trace-format.ts'
import type { CandidateCost } from './trace-writer.ts'

interface TracedCandidate<Refusal> {
  readonly refusal: Refusal | null
  readonly day: number | null
  readonly detail: number | null
}

export interface TracedSites extends TracedCandidate<SiteRefusal> {
  readonly sites: readonly number[]
  readonly cost: CandidateCost | null
}

export interface TracedService extends TracedCandidate<ServiceRefusal> {
  readonly fulfillment: number
  readonly service: number
  readonly cents: number | null
}

/** What a trace says besides its candidates. */
export interface TraceHead {
  readonly bounded: boolean
  /** The last stage of the rules that the decision reached. */
  readonly reached: Stage
  readonly linesShared: LinesShared | null
  readonly ruleSetVersion: number
  readonly decidedAt: EpochMs
  readonly priorityParts: readonly number[]
  readonly secondBestExtraCents: number | null
  /** Class numbers of the order. */
  readonly orderClasses: Uint16Array
  /** Class numbers of the parcels of each fulfilment. */
  readonly parcelClasses: readonly { readonly site: number; readonly classes: Uint16Array }[]
}

export interface Trace extends TraceHead {
  readonly sites: readonly TracedSites[]
  readonly services: readonly TracedService[]
}

/** The inverse of TraceWriter. Throws RangeError when the bytes are not a trace of this format. */
export function readTrace(bytes: Uint8Array): Trace {
  const from = new ByteReader(bytes)
  const head = readHead(from)
  const day = Math.floor(head.decidedAt / DAY_MS)
  return {
    ...head,
    sites: [...candidates(from, (header) => readSites(from, header, day))],
    services: [...candidates(from, (header) => readService(from, header, day))],
  }
}

/** The trace without its candidates. Throws RangeError when the bytes are not a trace of this format. */
export function readTraceHead(bytes: Uint8Array): TraceHead {
  return readHead(new ByteReader(bytes))
}

function readHead(from: ByteReader): TraceHead {
  if (from.byte() !== TRACE_FORMAT) throw new RangeError('Not a trace of this format.')
  const flags = from.byte()
  const ruleSetVersion = from.varint()
  const decidedAt = from.varint()
  const priorityParts = Array.from({ length: from.byte() }, () => from.signed())
  const secondBest = from.varint()
  const orderClasses = Uint16Array.from({ length: from.varint() }, () => from.varint())
  const parcelClasses = [...parcels(from)]
  return {
    bounded: (flags & FLAG_BOUNDED) !== 0,
    reached: known(STAGES[(flags >> STAGE_SHIFT) & 3]),
    linesShared: flags >> SHARED_SHIFT === 0 ? null : known(LINES_SHARED[(flags >> SHARED_SHIFT) - 1]),
    ruleSetVersion,
    decidedAt,
    priorityParts,
    secondBestExtraCents: secondBest === 0 ? null : secondBest - 1,
    orderClasses,
    parcelClasses,
  }
}

function* parcels(from: ByteReader): Generator<Trace['parcelClasses'][number]> {
  for (let length = from.varint(); length !== 0; length = from.varint()) {
    yield { site: from.uint24(), classes: Uint16Array.from({ length: length - 1 }, () => from.varint()) }
  }
}

function* candidates<T>(from: ByteReader, read: (header: number) => T): Generator<T> {
  for (let header = from.byte(); header !== END_OF_LIST; header = from.byte()) yield read(header)
}

function readSites(from: ByteReader, header: number, today: number): TracedSites {
  const sites = Array.from({ length: from.byte() }, () => from.uint24())
  const cost =
    (header & HAS_COST) === 0
      ? null
      : { shippingCents: from.varint(), handlingCents: from.varint(), otherCents: from.signed() }
  return {
    refusal: refusalOf(SITE_REFUSALS, header),
    sites,
    cost,
    day: (header & HAS_DATE) === 0 ? null : from.signed() + today,
    detail: (header & HAS_DETAIL) === 0 ? null : from.varint(),
  }
}

function readService(from: ByteReader, header: number, today: number): TracedService {
  return {
    refusal: refusalOf(SERVICE_REFUSALS, header),
    fulfillment: from.byte(),
    service: from.uint24(),
    cents: (header & HAS_COST) === 0 ? null : from.varint(),
    day: (header & HAS_DATE) === 0 ? null : from.signed() + today,
    detail: (header & HAS_DETAIL) === 0 ? null : from.varint(),
  }
}

function refusalOf<Refusal>(refusals: readonly Refusal[], header: number): Refusal | null {
  const code = header & 0x0f
  return code === 0 ? null : known(refusals[code - 1])
}

/** A later program may have written what this one cannot name: better no explanation than a wrong one. */
function known<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError('Not a trace of this format.')
  return value
}
