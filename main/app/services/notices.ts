import { isDeepStrictEqual } from 'node:util'
import type { Message } from '../../../shared/messages/definition.ts'

/** What everybody at a screen must know while it lasts: shown in every window, at once. */
export interface Notices {
  /** Says it, or says it anew under the same id. */
  say(id: string, sentence: Message): void
  /** It is over. */
  clear(id: string): void
  all(): readonly Message[]
  /** Called after each change of what is said. */
  onChange(listener: () => void): void
}

export function openNotices(): Notices {
  const said = new Map<string, Message>()
  let hear: () => void = () => {}
  return {
    say(id, sentence) {
      if (isDeepStrictEqual(said.get(id), sentence)) return
      said.set(id, sentence)
      hear()
    },
    clear(id) {
      if (said.delete(id)) hear()
    },
    all: () => [...said.values()],
    onChange(listener) {
      hear = listener
    },
  }
}
