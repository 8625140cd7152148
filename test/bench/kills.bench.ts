import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readAcknowledged } from '../../main/store/acknowledged.ts'
import { openSqliteStore } from '../../main/store/sqlite.ts'
import { checkAtStart } from '../../main/store/start-up-check.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import { runAndKill } from '../support/killed-writer.ts'
import type { BenchResult } from './bench.ts'
import { atMost, measured } from './options.ts'

const clock = { now: () => 1_000 }
/** Kills of one file; then a new one is begun, so that looking at all of it stays quick. */
const KILLS_A_FILE = 50
const LONGEST_MS = 150

interface Tally {
  acknowledged: number
  lost: number
  doubled: number
  halves: number
  /** Starts at which the check accused a store that had lost nothing. */
  falseAlarms: number
}

/** A writer killed without warning, over and over, on a real disk: `--kills`, `--seed`, `--dir`. */
export async function run(args: readonly string[]): Promise<BenchResult[]> {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: {
      kills: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      dir: { type: 'string', default: tmpdir() },
    },
  })
  const kills = Number(values['kills'])
  const random = seededRandom(Number(values['seed']))
  const folder = mkdtempSync(join(String(values['dir']), 'switchyard-kills-'))
  const tally: Tally = { acknowledged: 0, lost: 0, doubled: 0, halves: 0, falseAlarms: 0 }
  try {
    for (let done = 0; done < kills; done += KILLS_A_FILE) {
      const path = join(folder, `store-${done}.db`)
      await killOver(path, Math.min(KILLS_A_FILE, kills - done), random, tally)
      for (const part of ['', '-wal', '-shm', '-pages', '-acknowledged']) rmSync(path + part, { force: true })
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return [
    measured('kills under load', kills, 'kills'),
    measured('commands acknowledged', tally.acknowledged, 'commands'),
    atMost('acknowledged and lost', tally.lost, 'commands', 0),
    atMost('carried out twice', tally.doubled, 'commands', 0),
    atMost('carried out by halves', tally.halves, 'commands', 0),
    atMost('sound stores accused at start', tally.falseAlarms, 'starts', 0),
  ]
}

async function killOver(path: string, kills: number, random: () => number, tally: Tally): Promise<void> {
  const answered = new Set<string>()
  let from = 0
  for (let kill = 0; kill < kills; kill++) {
    for (const id of await runAndKill(path, from, random() * LONGEST_MS)) answered.add(id)
    const findings = await checkAtStart({
      storePath: path,
      backupFolder: `${path}-none`,
      clock,
      acknowledged: readAcknowledged(`${path}-acknowledged`),
      begunAnewAt: null,
    })
    if (findings.length > 0) tally.falseAlarms += 1
    const store = await openSqliteStore({ path, clock })
    from = await store.read((tx) => tx.journal.lastSeq())
    await store.close()
  }
  const store = await openSqliteStore({ path, clock })
  await store.read(async (tx) => {
    const commands = (await tx.journal.since(0, 10_000_000)).map((one) => one.commandId)
    const kept = new Set(commands)
    tally.acknowledged += answered.size
    tally.lost += [...answered].filter((id) => !kept.has(id)).length
    tally.doubled += commands.length - kept.size
    const orders = (await tx.orders.countByState(0, 'every-site')).get('allocated') ?? 0
    const drifted = (await tx.stock.ledgerDifferences()).length + (await tx.stock.demandDifferences()).length
    if (orders !== 3 * commands.length || drifted > 0) tally.halves += 1
  })
  await store.close()
}
