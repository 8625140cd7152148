import { inspect } from 'node:util'
import type { SeedRequest } from './play-seeds.ts'
import { playSeed } from './timed-seed.ts'

/** Plays the seeds it is told, one at a time; started by play-seeds.ts. */
process.on('message', (request: SeedRequest) => {
  playSeed({ ...request, onEvent: null, onHour: null }).then(
    (played) => process.send?.(played),
    (fault: unknown) => {
      process.stderr.write(`seed ${request.seed}: ${inspect(fault)}\n`)
      process.exit(1)
    },
  )
})
