import { createReadStream } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { say } from '../../../shared/messages/say.ts'
import { problemMessage } from '../../app/csv/csv-problem.ts'
import { type FileContents, NOTHING_CHOSEN, NOTHING_KNOWN, readFiles } from '../../app/csv/read-files.ts'
import { placeFinder } from '../../app/services/place-finder.ts'

/** The demo merchant as its own files say it, read with the reader that every merchant's files go through. */
export async function loadMerchant(resources: string, now: EpochMs): Promise<FileContents> {
  const folder = join(resources, 'demo')
  const names = await readdir(folder)
  const read = await readFiles(
    names.map((name) => ({ name, open: () => createReadStream(join(folder, name)) })),
    {
      known: NOTHING_KNOWN,
      choices: NOTHING_CHOSEN,
      now,
      currency: WORKSPACE.defaults.currency,
      findPlace: placeFinder(await readFile(join(resources, 'geo', 'places.csv'), 'utf8')),
      skipBadRows: false,
    },
  )
  const [problem] = read.problems
  if (problem) throw new Error(`resources/demo/${say('en', problemMessage(problem))}`)
  return read.contents
}
