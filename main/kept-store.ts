import { join } from 'node:path'
import type { Bilingual } from '../shared/contract/procedure.ts'
import type { Clock, EpochMs } from '../shared/lib/clock.ts'
import { locale } from '../shared/lib/language.ts'
import type { Store } from './app/ports/store.ts'
import { refuse } from './app/refusal.ts'
import { type BackupSchedule, hourlyBackups, listBackups } from './store/backup.ts'
import { openSqliteStore } from './store/sqlite.ts'
import { checkAtStart, type StartUpReport } from './store/start-up-check.ts'

/** Copies kept: a day of hours. */
const KEEP = 24

export interface KeptStore {
  readonly store: Store
  readonly file: string
  /** What people must know of the start, such as a restore. */
  readonly notices: readonly Bilingual[]
  readonly backup: { run(): Promise<string>; lastAt(): EpochMs | null }
  close(): Promise<void>
}

/** The store of a data folder, checked before it is opened, restored when it was damaged, and copied every hour. */
export async function openKeptStore(options: {
  home: string
  clock: Clock
  onFault: (fault: unknown) => void
}): Promise<KeptStore> {
  const { home, clock, onFault } = options
  const storePath = join(home, 'switchyard.db')
  const folder = join(home, 'backups')
  const report = await checkAtStart({ storePath, backupFolder: folder, clock })
  const store = await openSqliteStore({ path: storePath, clock, onCorruptRow: onFault })
  const backups = hourlyBackups({ storePath, folder, clock, keep: KEEP }, (result) => {
    if (result.kind === 'failed') onFault(new Error(`The backup failed: ${result.problem}`))
  })
  return {
    store,
    file: storePath,
    notices: noticesOf(report),
    backup: {
      run: () => backupNow(backups),
      lastAt: () => listBackups(folder)[0]?.madeAt ?? null,
    },
    async close() {
      await backups.stop()
      await store.close()
    },
  }
}

/** @throws {Refusal} with the disk's own words when no copy could be made */
async function backupNow(backups: BackupSchedule): Promise<string> {
  const result = await backups.now()
  if (result.kind === 'made') return result.backup.path
  return refuse(
    `No copy could be made: ${result.problem}. Earlier copies are as they were`,
    `Aucune copie n’a pu être faite : ${result.problem}. Les copies antérieures sont intactes`,
  )
}

function noticesOf(report: StartUpReport): Bilingual[] {
  if (report.kind === 'sound') return []
  const from = report.from
  if (from === null) {
    return [
      {
        en: 'The data file was damaged and no sound copy was found: this is an empty workspace. The damaged file is kept beside it',
        fr: 'Le fichier de données était abîmé et aucune copie saine n’a été trouvée : cet espace est vide. Le fichier abîmé est conservé à côté',
      },
    ]
  }
  const when = (language: 'en' | 'fr'): string =>
    new Intl.DateTimeFormat(locale(language), { dateStyle: 'medium', timeStyle: 'short' }).format(from.madeAt)
  return [
    {
      en: `The data file was damaged: restored from the copy of ${when('en')}. What was recorded after it may be missing; channels are asked again`,
      fr: `Le fichier de données était abîmé : restauré depuis la copie du ${when('fr')}. Ce qui a été enregistré après peut manquer ; les canaux sont réinterrogés`,
    },
  ]
}
