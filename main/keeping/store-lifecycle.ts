import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import { isAbsolute, join, relative } from 'node:path'
import { type Clock, DAY_MS, type EpochMs } from '../../shared/lib/clock.ts'
import { message } from '../../shared/messages/message.ts'
import { say } from '../../shared/messages/say.ts'
import { refuse } from '../app/commands/refusal.ts'
import type { Keeping, KeepingWork, StoreCopy } from '../app/ports/keeping.ts'
import type { Store } from '../app/ports/store.ts'
import type { Notices } from '../app/services/notices.ts'
import { openAcknowledged, readAcknowledged } from '../store/acknowledged.ts'
import { type BackupResult, makeBackup } from '../store/backup.ts'
import { type Backup, listBackups } from '../store/backup-files.ts'
import { type BackupSchedule, scheduledBackups } from '../store/backup-schedule.ts'
import { isSoundCopy } from '../store/restore.ts'
import { isOfEarlierSchema } from '../store/schema-of-file.ts'
import { openSqliteStore } from '../store/sqlite.ts'
import { checkAtStart, type Finding, mayBeCheckedLater } from '../store/start-up-check.ts'
import type { OnCorruptRow } from '../store/stored-json.ts'
import { checkWhileOpen } from './check-while-open.ts'
import { damagedMessage, findingMessage } from './finding-message.ts'
import { type KeepingFile, openKeepingFile } from './keeping-file.ts'
import { restoreAsked } from './restore-asked.ts'
import { watchStore } from './watch-store.ts'

/** A finding that is already over is shown at every start for so long. */
const TOLD_FOR_MS = 7 * DAY_MS
/** The answer to who asked for it is on its way before the control room starts again. */
const RESTART_AFTER_MS = 200

export interface StoreLifecycle {
  readonly store: Store
  /** Its file. */
  readonly name: string
  readonly keeping: Keeping
  close(): Promise<void>
}

export interface StoreLifecycleOptions {
  readonly home: string
  readonly clock: Clock
  readonly notices: Notices
  readonly onFault: (fault: unknown) => void
  /** Hears of rows that lists leave out because they cannot be read. */
  readonly onCorruptRow: OnCorruptRow
  /** Closes the control room and opens it again, on what is then in the home. */
  readonly restart: () => void
  /** A file up to this size is checked before it is opened; absent: as `mayBeCheckedLater` has it. */
  readonly checkedAtOnceBytes?: number
}

/**
 * The store of a data folder: checked before it is opened (a large one is looked at, and checked while it is open), restored when it was damaged or when that was asked for,
 * watched while it is open, and copied every quarter of an hour and before a new program migrates it. What people must know of it goes to the notices.
 */
export async function openStoreLifecycle(options: StoreLifecycleOptions): Promise<StoreLifecycle> {
  const { home, clock, notices, onFault } = options
  const storePath = join(home, 'switchyard.db')
  const backupFolder = join(home, 'backups')
  const acknowledgedPath = join(home, 'acknowledged')
  const keepingFile = openKeepingFile(home)
  const { restore: wanted, begunAnewAt, check } = keepingFile.read()
  if (wanted !== null) {
    const sentence = await restoreAsked({ path: wanted, storePath, backupFolder, clock })
    keepingFile.change({ restore: null, missing: null, told: [{ sentence, until: clock.now() + DAY_MS }] })
  }
  const acknowledged = wanted === null ? readAcknowledged(acknowledgedPath) : null
  // Before data are migrated all of them are checked.
  const isLater =
    wanted === null &&
    check !== 'whole' &&
    !isOfEarlierSchema(storePath) &&
    mayBeCheckedLater({ storePath, acknowledged }, options.checkedAtOnceBytes)
  const findings = isLater
    ? []
    : await checkAtStart({ storePath, backupFolder, clock, acknowledged, begunAnewAt })
  if (isLater) keepingFile.change({ check: 'owed' })
  else keepingFile.change({ check: 'none', ...(findings.length === 0 && { checkedAt: clock.now() }) })
  rememberFindings(keepingFile, findings, clock.now())
  tellFindings(notices, keepingFile, findings, clock.now())

  const copying = {
    storePath,
    folder: backupFolder,
    secondPlace: () => keepingFile.read().secondPlace,
    clock,
  }
  let isDamaged = findings.some(({ kind }) => kind === 'damaged-pages')
  // The way back, should the new program not please: it reads what the earlier one wrote, not the other way round.
  if (isOfEarlierSchema(storePath))
    tellBackup(notices, await makeBackup({ ...copying, isSuspect: () => isDamaged }), onFault)

  const mark = openAcknowledged(acknowledgedPath)
  const store = await openSqliteStore({
    path: storePath,
    clock,
    onCorruptRow: options.onCorruptRow,
    onFault,
    onCommit: (progress) => mark.note(progress),
  })
  const { file } = store
  if (file === null) throw new Error('A kept store lies in a file')
  // The loss has been reported; from here on the store is measured by what it has.
  mark.note(file.progress(clock.now()))
  const onSound = () => keepingFile.change({ check: 'none', checkedAt: clock.now() })
  const later = isLater
    ? checkWhileOpen({
        storePath,
        file,
        isOwed: check === 'owed',
        onFault,
        onFoldedOver(pages) {
          isDamaged = true
          const sentence = message('storage.found.damaged', { pages })
          const { told } = keepingFile.read()
          keepingFile.change({ told: [...told, { sentence, until: clock.now() + TOLD_FOR_MS }] })
          notices.say('store-damaged', sentence)
        },
        onChecked(pages, tables) {
          if (pages === 0) return onSound()
          isDamaged = true
          keepingFile.change({ check: 'none' })
          notices.say('store-damaged', damagedMessage(pages, tables))
        },
        onBroken(problem) {
          onFault(new Error(`The data file is damaged: ${problem}`))
          file.refuseWrites('The data file is damaged: nothing more is written. A copy takes its place.')
          keepingFile.change({ check: 'whole' })
          options.restart()
        },
      })
    : null
  const watch = watchStore({ storePath, backupFolder, file, clock, notices, onFault, onSound })
  const backups = scheduledBackups(
    {
      ...copying,
      file,
      after: later?.ended ?? Promise.resolve(),
      isSuspect: () => isDamaged || watch.isSuspect(),
    },
    (result) => tellBackup(notices, result, onFault),
  )
  return {
    store,
    name: storePath,
    keeping: keepingOf(options, {
      backupFolder,
      keepingFile,
      backups,
      underWay: () => later?.step() ?? backups.step(),
    }),
    async close() {
      later?.stop()
      await watch.stop()
      await backups.stop()
      await store.close()
      mark.close()
    },
  }
}

function rememberFindings(file: KeepingFile, findings: readonly Finding[], now: EpochMs) {
  const missing = findings.find((finding) => finding.kind === 'missing')
  if (missing) file.change({ missing: file.read().missing ?? missing.why })
  const over = findings.filter(({ kind }) => kind === 'restored' || kind === 'lost')
  const told = file.read().told.filter(({ until }) => until > now)
  if (over.length + told.length === 0 && file.read().told.length === 0) return
  file.change({
    told: [...told, ...over.map((one) => ({ sentence: findingMessage(one), until: now + TOLD_FOR_MS }))],
  })
}

function tellFindings(notices: Notices, file: KeepingFile, findings: readonly Finding[], now: EpochMs) {
  for (const { sentence, until } of file.read().told) {
    if (until > now) notices.say(`told/${say('en', sentence)}`, sentence)
  }
  for (const finding of findings) {
    if (finding.kind === 'damaged-pages') notices.say('store-damaged', findingMessage(finding))
    if (finding.kind === 'replaced') notices.say('store-replaced', findingMessage(finding))
  }
}

function tellBackup(notices: Notices, result: BackupResult, onFault: (fault: unknown) => void) {
  if (result.kind === 'failed') {
    onFault(new Error(`The copy failed: ${result.problem}`))
    return notices.say('copy-failed', message('storage.backupFailed', { problem: result.problem }))
  }
  notices.clear('copy-failed')
  if (result.elsewhere === null) return notices.clear('second-place')
  onFault(new Error(`The copy could not be put in the second place: ${result.elsewhere}`))
  notices.say('second-place', message('storage.secondPlaceFailed', { problem: result.elsewhere }))
}

function keepingOf(
  { home, clock, restart }: StoreLifecycleOptions,
  parts: {
    backupFolder: string
    keepingFile: KeepingFile
    backups: BackupSchedule
    underWay: () => KeepingWork | null
  },
): Keeping {
  const { backupFolder, keepingFile, backups, underWay } = parts
  const all = (): { copy: StoreCopy; backup: Backup }[] => {
    const { secondPlace } = keepingFile.read()
    const here = listBackups(backupFolder)
    const names = new Set(here.map(({ name }) => name))
    const there = secondPlace === null ? [] : listReadable(secondPlace).filter(({ name }) => !names.has(name))
    return [
      ...here.map((backup) => ({ backup, copy: copyOf(backup, 'home') })),
      ...there.map((backup) => ({ backup, copy: copyOf(backup, 'second-place') })),
    ].sort((a, b) => b.copy.madeAt - a.copy.madeAt)
  }
  return {
    by: 'program',
    async run() {
      const result = await backups.now()
      if (result.kind === 'made') return result.backup.path
      return refuse('storage.copyFailed', { problem: result.problem })
    },
    lastAt: () => listBackups(backupFolder)[0]?.madeAt ?? null,
    underWay,
    checkedAt: () => keepingFile.read().checkedAt,
    copies: () => all().map(({ copy }) => copy),
    async restore(copyId) {
      const found = all().find(({ copy }) => copy.id === copyId)
      if (found === undefined) return refuse('storage.copyGone')
      if (!(await isSoundCopy(found.backup))) return refuse('storage.copyUnsound')
      keepingFile.change({ restore: found.backup.path })
      setTimeout(restart, RESTART_AFTER_MS)
    },
    missing: () => keepingFile.read().missing,
    beginAnew: () => keepingFile.change({ missing: null, begunAnewAt: clock.now() }),
    secondPlace: () => keepingFile.read().secondPlace,
    putSecondPlace(folder) {
      if (folder !== null) checkPlace(folder, home)
      keepingFile.change({ secondPlace: folder })
    },
  }
}

/** The place may be a disk that is not there at the moment. */
function listReadable(folder: string): Backup[] {
  try {
    return listBackups(folder)
  } catch {
    return []
  }
}

function copyOf(
  { name, madeAt, bytes, holds, suspect, chain }: Backup,
  place: StoreCopy['place'],
): StoreCopy {
  return {
    id: `${place}/${name}`,
    builtOn: chain === null ? null : `${place}/${chain.base.name}`,
    place,
    madeAt,
    bytes,
    holds: holds && {
      sites: holds.sites,
      products: holds.products,
      orders: holds.orders,
      lastCommandAt: holds.lastCommand?.at ?? null,
    },
    suspect,
  }
}

/** @throws {Refusal} */
function checkPlace(folder: string, home: string) {
  if (!isAbsolute(folder)) refuse('storage.wholePath')
  const inside = relative(home, folder)
  if (!inside.startsWith('..') && !isAbsolute(inside)) refuse('storage.insideDataFolder')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (!statSync(folder).isDirectory()) throw new Error('not a folder')
    accessSync(folder, constants.W_OK)
  } catch (error) {
    refuse('storage.notWritable', { problem: wordsOf(error) })
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
