import { isChiefManager, type Person, type PersonDraft } from '../../../shared/domain/person.ts'
import { badgeSalt, keepBadgeSalt } from '../people/badge-salt.ts'
import { hashBadge, hashPin, newSalt } from '../people/secret-hash.ts'
import type { Tx } from '../ports/store.ts'
import type { AppServices } from '../services/app-services.ts'
import type { CommandContext } from './command.ts'
import type { HandlersOf } from './handler.ts'
import { refuse } from './refusal.ts'

/** Secrets are hashed before the transaction; the journal keeps only that there was one. */
export function peopleHandlers({ store }: Pick<AppServices, 'store'>): HandlersOf<'people'> {
  /** Its salt is the stored one, or else a new one that is stored with the hash. */
  async function hashedBadge(badge: string | null) {
    if (badge === null) return null
    const salt = (await store.read(badgeSalt)) ?? newSalt()
    return { salt, hash: await hashBadge(badge, salt) }
  }
  const hashedPin = (pin: string | null) => (pin === null ? null : hashPin(pin))

  return {
    add: {
      journaled: ({ pin, badge, ...rest }) => ({ ...rest, hasPin: pin !== null, hasBadge: badge !== null }),
      async prepare({ pin, badge, personId, ...draft }) {
        const [pinHash, badgeHash] = await Promise.all([hashedPin(pin), hashedBadge(badge)])
        return async (context) => {
          const { tx } = context
          const added: Person = { ...draft, id: personId, isActive: true }
          if ((await tx.people.all()).length === 0 && (!isChiefManager(added) || pinHash === null))
            refuse('access.firstPerson')
          if ((await tx.people.get(personId)) !== null) refuse('access.personExists')
          await putPerson(context, added)
          await tx.people.putPin(personId, pinHash)
          await putBadge(tx, personId, badgeHash)
          return {}
        }
      },
    },
    async change(context, { personId, ...draft }) {
      const before = await personOf(context.tx, personId)
      await putPerson(context, { ...before, ...draft })
      return {}
    },
    async setActive(context, { personId, isActive }) {
      const before = await personOf(context.tx, personId)
      await putPerson(context, { ...before, isActive })
      return {}
    },
    setPin: {
      journaled: ({ personId, pin }) => ({ personId, hasPin: pin !== null }),
      async prepare({ personId, pin }) {
        const hash = await hashedPin(pin)
        return async (context) => {
          const person = await personOf(context.tx, personId)
          if (hash === null && isChiefManager(person)) await needOtherChief(context.tx, personId)
          await context.tx.people.putPin(personId, hash)
          context.touch('people')
          return {}
        }
      },
    },
    setBadge: {
      journaled: ({ personId, badge }) => ({ personId, hasBadge: badge !== null }),
      async prepare({ personId, badge }) {
        const hashed = await hashedBadge(badge)
        return async (context) => {
          await personOf(context.tx, personId)
          await putBadge(context.tx, personId, hashed)
          context.touch('people')
          return {}
        }
      },
    },
  }
}

async function personOf(tx: Tx, id: string): Promise<Person> {
  const found = await tx.people.get(id)
  if (found === null) refuse('access.noPerson')
  const { hasPin: _pin, hasBadge: _badge, ...person } = found
  return person
}

/** @throws {Refusal} the name is another's, a site is unknown, or nobody could change people any more */
async function putPerson({ tx, touch }: CommandContext, person: Person): Promise<void> {
  const others = (await tx.people.all()).filter(({ id }) => id !== person.id)
  const isNamesake = (other: PersonDraft) => other.name.toLowerCase() === person.name.toLowerCase()
  if (person.isActive && others.some((other) => other.isActive && isNamesake(other)))
    refuse('access.nameTaken', { name: person.name })
  const sites = new Set((await tx.sites.all()).map(({ id }) => id))
  const unknown = person.grants.find(({ siteId }) => siteId !== null && !sites.has(siteId))
  if (typeof unknown?.siteId === 'string') refuse('refusals.unknown.site', { site: unknown.siteId })
  if (!isChiefManager(person) && (await tx.people.get(person.id)) !== null)
    await needOtherChief(tx, person.id)
  await tx.people.put(person)
  touch('people')
}

/** @throws {Refusal} nobody but this person is a manager for all sites who can sign in */
async function needOtherChief(tx: Tx, personId: string): Promise<void> {
  const people = await tx.people.all()
  const isLast = !people.some(
    (other) => other.id !== personId && isChiefManager(other) && (other.hasPin || other.hasBadge),
  )
  const self = people.find(({ id }) => id === personId)
  if (isLast && self !== undefined && isChiefManager(self)) refuse('access.lastManager')
}

async function putBadge(tx: Tx, personId: string, hashed: { salt: string; hash: string } | null) {
  if (hashed === null) return tx.people.putBadge(personId, null)
  const salt = await badgeSalt(tx)
  if (salt !== null && salt !== hashed.salt) refuse('access.tryAgain')
  if (salt === null) await keepBadgeSalt(tx, hashed.salt)
  const holder = await tx.people.byBadge(hashed.hash)
  if (holder !== null && holder.id !== personId) refuse('access.badgeTaken', { person: holder.name })
  await tx.people.putBadge(personId, hashed.hash)
}
