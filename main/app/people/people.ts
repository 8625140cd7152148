import type { PersonView, Proof } from '../../../shared/domain/person.ts'
import { SIGN_IN } from '../../../shared/domain/sign-in-settings.ts'
import type { Clock } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { Store } from '../ports/store.ts'
import { type AttemptKey, Attempts } from './attempts.ts'
import { badgeSalt } from './badge-salt.ts'
import { hashBadge, isPin } from './secret-hash.ts'
import { SignIns } from './sign-ins.ts'

export type Recognised = { kind: 'known'; person: PersonView } | { kind: 'refused'; message: Message }

interface Roster {
  readonly people: ReadonlyMap<string, PersonView>
  readonly idleMinutes: number
}

/** Who works here, kept in memory, and who is signed in where. */
export interface People {
  /** Everybody by id, the deactivated too; empty = nobody signs in. */
  all(): Promise<ReadonlyMap<string, PersonView>>
  idleMinutes(): Promise<number>
  /** People or the sign-in settings have changed. */
  forget(): void
  /** Whose badge or PIN it is; failed tries make the next one wait. Deactivated people are not known. */
  recognise(proof: Proof, device: string): Promise<Recognised>
  readonly signIns: SignIns
}

/** `onPresence`: somebody signed in or out. */
export function openPeople({
  store,
  clock,
  onPresence,
}: {
  store: Store
  clock: Clock
  onPresence: () => void
}): People {
  const attempts = new Attempts()
  let roster: Promise<Roster> | null = null

  function current(): Promise<Roster> {
    roster ??= store.read(async (tx) => ({
      people: new Map((await tx.people.all()).map((person) => [person.id, person])),
      idleMinutes: (await tx.settings.get(SIGN_IN)).idleMinutes,
    }))
    const asked = roster
    asked.catch(() => {
      if (roster === asked) roster = null
    })
    return asked
  }

  async function holder(proof: Proof): Promise<PersonView | null> {
    if (proof.by === 'badge') {
      const salt = await store.read(badgeSalt)
      if (salt === null) return null
      const hash = await hashBadge(proof.badge, salt)
      return store.read((tx) => tx.people.byBadge(hash))
    }
    const stored = await store.read((tx) => tx.people.pinHash(proof.personId))
    const isTheirs = await isPin(proof.pin, stored)
    return isTheirs ? store.read((tx) => tx.people.get(proof.personId)) : null
  }

  return {
    all: async () => (await current()).people,
    idleMinutes: async () => (await current()).idleMinutes,
    forget() {
      roster = null
    },
    async recognise(proof, device) {
      const keys = keysOf(proof, device)
      const wait = attempts.waitFor(keys, clock.now())
      if (wait > 0)
        return { kind: 'refused', message: message('access.wait', { seconds: Math.ceil(wait / 1_000) }) }
      attempts.begin(keys, clock.now())
      const person = await holder(proof)
      if (person === null)
        return {
          kind: 'refused',
          message: message(proof.by === 'badge' ? 'access.unknownBadge' : 'access.wrongPin'),
        }
      attempts.succeeded(keys)
      return person.isActive
        ? { kind: 'known', person }
        : { kind: 'refused', message: message('access.deactivated', { person: person.name }) }
    },
    signIns: new SignIns(clock, onPresence),
  }
}

function keysOf(proof: Proof, device: string): readonly AttemptKey[] {
  const atDevice = { key: `device/${device}`, free: 10 }
  return proof.by === 'badge' ? [atDevice] : [{ key: `person/${proof.personId}`, free: 3 }, atDevice]
}
