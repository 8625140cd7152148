import { statfs } from 'node:fs/promises'
import type { Bilingual } from '../shared/contract/procedure.ts'
import type { Log } from './log.ts'

const MIB = 1024 * 1024
/** Below it people are told: an hour of a busy day and its backup still fit. */
const LITTLE_BYTES = 256 * MIB
/** Below it the next write may not fit. */
const NONE_BYTES = 8 * MIB

/** What stands in the way of keeping things, found by looking and not by failing; said before a command fails. */
export async function storageTroubles(
  home: string,
  log: Pick<Log, 'problem'>,
  freeBytes: (home: string) => Promise<number> = freeBytesOf,
): Promise<Bilingual[]> {
  const troubles: Bilingual[] = []
  const free = await freeBytes(home)
  const left = Math.floor(free / MIB)
  if (free < NONE_BYTES)
    troubles.push({
      en: `The disk of the data folder is full: nothing more can be kept, orders and labels stand still. Everything before is safe. Make room on the disk of ${home}`,
      fr: `Le disque du dossier de données est plein : plus rien ne peut être gardé, commandes et étiquettes attendent. Ce qui précède est en sécurité. Libérez de la place sur le disque de ${home}`,
    })
  else if (free < LITTLE_BYTES)
    troubles.push({
      en: `The disk of the data folder has ${left} MB left: make room on the disk of ${home} before work stops`,
      fr: `Le disque du dossier de données n’a plus que ${left} Mo : libérez de la place sur le disque de ${home} avant que le travail ne s’arrête`,
    })
  const why = log.problem()
  if (why !== null)
    troubles.push({
      en: `The log cannot be written (${why}): work goes on, but faults leave no trace`,
      fr: `Le journal technique ne peut pas être écrit (${why}) : le travail continue, mais les pannes ne laissent pas de trace`,
    })
  return troubles
}

/** A disk that cannot be asked counts as empty: its own faults speak for it. */
async function freeBytesOf(home: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(home)
    return bavail * bsize
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
