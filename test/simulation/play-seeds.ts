import { type ChildProcess, fork } from 'node:child_process'
import type { SeedOptions } from './run-seed.ts'
import type { PlayedSeed } from './timed-seed.ts'

export type SeedRequest = Pick<SeedOptions, 'seed' | 'hours' | 'orders'>

/**
 * Plays seeds in so many processes at once; which of them plays a seed changes nothing about it. `onPlayed` hears of
 * each as it ends.
 * @throws when a process ends before its seed does
 */
export async function playSeeds(
  requests: readonly SeedRequest[],
  jobs: number,
  onPlayed: (played: PlayedSeed) => void,
): Promise<void> {
  const left = [...requests]
  const children = Array.from({ length: Math.min(jobs, left.length) }, () =>
    fork(new URL('./seed-process.ts', import.meta.url)),
  )
  try {
    await Promise.all(
      children.map(async (child) => {
        for (let next = left.shift(); next !== undefined; next = left.shift())
          onPlayed(await ask(child, next))
      }),
    )
  } finally {
    for (const child of children) child.kill()
  }
}

function ask(child: ChildProcess, request: SeedRequest): Promise<PlayedSeed> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void =>
      reject(new Error(`The process that played seed ${request.seed} ended with ${code}`))
    child.once('exit', ended)
    child.once('message', (played) => {
      child.off('exit', ended)
      resolve(played as PlayedSeed)
    })
    child.send(request)
  })
}
