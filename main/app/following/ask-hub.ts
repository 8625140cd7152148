import type { WaitingAct } from '../ports/copy-table.ts'
import type { CallAnswer } from './following.ts'
import type { HubLink } from './joined-line.ts'

/** The hub's answer to what a person does; null = none was heard within `ms`, and the connection is closed. */
export function askHub(to: HubLink, act: WaitingAct, ms: number): Promise<CallAnswer | null> {
  return heard(to, act, { commandId: act.commandId, input: act.input }, ms)
}

/** The same of what a person reads. */
export function readAtHub(to: HubLink, asked: WaitingAct, ms: number): Promise<CallAnswer | null> {
  return heard(to, asked, asked.input, ms)
}

/** `input` as the call's own schema reads it. */
async function heard(to: HubLink, act: WaitingAct, input: unknown, ms: number): Promise<CallAnswer | null> {
  const { commandId, type, by, confirmedBy, language, state, at, seen } = act
  const [area = '', name = ''] = type.split('.')
  const given = { numbers: [...act.numbers], taken: [...act.taken], seen: [...seen] }
  const wasDone = state === 'waiting' ? { at, jobs: [...act.jobs] } : null
  const asked = to.client.following.call({
    commandId,
    input: { path: [area, name], input, by, confirmedBy, language, ...given, wasDone },
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms)
  })
  const answer = await Promise.race([asked.catch(() => null), to.ended.then(() => null), late])
  clearTimeout(timer)
  if (answer === null) {
    // Silence is no answer: another connection is tried.
    to.close()
    return null
  }
  return answer.kind === 'done' ? (answer.value.answer as CallAnswer) : null
}

export async function hasEnded({ ended }: HubLink): Promise<boolean> {
  return Promise.race([
    ended.then(() => true),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 50)),
  ])
}
