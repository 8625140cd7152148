import { mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import { exceptionMessage } from '../../../shared/domain/exception-message.ts'
import type { Explanation } from '../../../shared/domain/explanation.ts'
import type { Names } from '../../../shared/domain/names.ts'
import type { Language } from '../../../shared/lib/language.ts'
import { say } from '../../../shared/messages/say.ts'
import { causesOf, type Decision } from '../../engine/decision.ts'
import type { Failure } from '../decide/decide-group.ts'
import {
  ALLOCATION_COLUMNS,
  allocationRows,
  EXCEPTION_COLUMNS,
  FULFILLMENT_COLUMNS,
  fulfillmentRows,
} from './decision-rows.ts'
import { safeCsv } from './safe-csv.ts'

/** Everything that is written about a run. */
export interface DecisionOutput {
  /** In the order of the orders file. */
  readonly decisions: readonly Decision[]
  /** Orders that cannot be decided; written behind the others. */
  readonly failures: readonly Failure[]
  /** Asked once a decision, while trace.jsonl is written. */
  readonly explain: (decision: Decision) => Explanation
  /** Of the sentences in exceptions.csv. */
  readonly language: Language
  readonly names: Names
  readonly timeZone: string
  /** Content of summary.json, asked for last. */
  readonly summary: () => object
}

/** Decisions turned into text at once: bounds the memory that writing takes. */
const DECISIONS_AT_ONCE = 500

/**
 * Writes fulfillments.csv, allocations.csv, exceptions.csv, trace.jsonl and summary.json into `directory`.
 * All is written beside it first and synced; only then is each file moved into place, the summary last. A run that
 * fails before leaves nothing behind; other files of the folder are not touched. Throws what the disk says.
 */
export async function writeDecisions(directory: string, output: DecisionOutput): Promise<void> {
  const target = resolve(directory)
  await mkdir(dirname(target), { recursive: true })
  const draft = await mkdtemp(join(dirname(target), `.${basename(target)}-`))
  try {
    const files = Object.entries(contents(output))
    for (const [name, text] of files) await writeFile(join(draft, name), text)
    await mkdir(target, { recursive: true })
    for (const [name] of files) await rename(join(draft, name), join(target, name))
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

function contents(output: DecisionOutput): Record<string, Iterable<string>> {
  const { decisions, failures, explain, language, names, timeZone, summary } = output
  const exceptionRow = (orderId: string, cause: ExceptionCause) => [
    orderId,
    cause.reason,
    say(language, exceptionMessage(cause, names, timeZone)),
  ]
  const exceptionRows = (decision: Decision) =>
    causesOf(decision).map((cause) => exceptionRow(decision.orderId, cause))
  return {
    'fulfillments.csv': csv(decisions, FULFILLMENT_COLUMNS, fulfillmentRows),
    'allocations.csv': csv(decisions, ALLOCATION_COLUMNS, allocationRows),
    'exceptions.csv': followedBy(
      csv(decisions, EXCEPTION_COLUMNS, exceptionRows),
      safeCsv(failures.map(({ order, cause }) => exceptionRow(order.id, cause))),
    ),
    'trace.jsonl': followedBy(
      traces(decisions, explain),
      failures
        .map(({ order, cause }) => `${JSON.stringify({ order: order.id, outcome: 'exception', cause })}\n`)
        .join(''),
    ),
    'summary.json': summaryText(summary),
  }
}

function* csv(
  decisions: readonly Decision[],
  columns: readonly string[],
  rowsOf: (decision: Decision) => readonly (readonly (string | number)[])[],
): Generator<string> {
  yield `${columns.join(',')}\n`
  for (let from = 0; from < decisions.length; from += DECISIONS_AT_ONCE) {
    const rows = decisions.slice(from, from + DECISIONS_AT_ONCE).flatMap(rowsOf)
    yield safeCsv(rows)
  }
}

function* followedBy(texts: Iterable<string>, last: string): Generator<string> {
  yield* texts
  yield last
}

function* traces(
  decisions: readonly Decision[],
  explain: (decision: Decision) => Explanation,
): Generator<string> {
  for (let from = 0; from < decisions.length; from += DECISIONS_AT_ONCE) {
    let lines = ''
    for (const decision of decisions.slice(from, from + DECISIONS_AT_ONCE)) {
      const { orderId, ...why } = explain(decision)
      lines += `${JSON.stringify({ order: orderId, outcome: decision.kind, tags: decision.tags, ...why })}\n`
    }
    yield lines
  }
}

function* summaryText(summary: () => object): Generator<string> {
  yield `${JSON.stringify(summary(), null, 2)}\n`
}

async function writeFile(path: string, text: Iterable<string>): Promise<void> {
  const file = await open(path, 'wx')
  try {
    for (const part of text) await file.write(part)
    await file.sync()
  } finally {
    await file.close()
  }
}
