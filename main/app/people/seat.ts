import { type Proof, roleAnywhere } from '../../../shared/domain/person.ts'
import { Refusal } from '../commands/refusal.ts'
import type { Session } from '../services/control-room-port.ts'
import type { People } from './people.ts'

/** One connection of a window, and who is signed in at it. */
export interface Seat {
  readonly device: string
  /** Whoever is here now; without any grant while people sign in and nobody has. */
  session(): Promise<Session>
  /** @returns the ticket of the window. @throws {Refusal} */
  signIn(proof: Proof): Promise<string>
  resume(ticket: string): Promise<boolean>
  signOut(): void
  /** Somebody is at the window. */
  touch(): void
}

/**
 * Whether whoever is at a window has a role anywhere: with people, somebody must be signed in. `context`: of its calls, as
 * a control room gave it; without a seat whoever opened it is here.
 */
export async function isSomebodyHere(context: object | { readonly seat?: Seat }): Promise<boolean> {
  if (!('seat' in context)) return true
  return (await context.seat?.session())?.grants?.length !== 0
}

/** `shell`: who is here while there are no people, as the shell vouches for. */
export function openSeat(people: People, shell: Session): Seat {
  const device = shell.device ?? 'local'
  let ticket: string | null = null

  async function personId(): Promise<string | null> {
    return ticket === null ? null : people.signIns.personOf(ticket, device, await people.idleMinutes())
  }

  return {
    device,
    async session() {
      const everybody = await people.all()
      if (everybody.size === 0) return { ...shell, device }
      const person = everybody.get((await personId()) ?? '')
      const role = person?.isActive === true ? roleAnywhere(person.grants) : null
      if (person === undefined || role === null)
        return { actor: '', role: 'packer', language: shell.language, device, grants: [] }
      return {
        actor: person.name,
        role,
        language: shell.language,
        device,
        personId: person.id,
        grants: person.grants,
      }
    },
    async signIn(proof) {
      const found = await people.recognise(proof, device)
      if (found.kind === 'refused') throw new Refusal(found.message)
      if (ticket !== null) people.signIns.close(ticket)
      ticket = people.signIns.open(found.person.id, device)
      return ticket
    },
    async resume(offered) {
      ticket = offered
      const isGood = (await personId()) !== null
      if (!isGood) ticket = null
      return isGood
    },
    signOut() {
      if (ticket !== null) people.signIns.close(ticket)
      ticket = null
    },
    touch() {
      if (ticket !== null) people.signIns.touch(ticket)
    },
  }
}
