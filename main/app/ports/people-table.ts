import type { Person, PersonView } from '../../../shared/domain/person.ts'

/** Who works here. PINs and badges are kept as hashes, which no other function gives out. */
export interface PeopleTable {
  /** By name. */
  all(): Promise<PersonView[]>
  get(id: string): Promise<PersonView | null>
  /** Inserts or replaces; PIN and badge stay. */
  put(person: Person): Promise<void>
  putPin(id: string, hash: string | null): Promise<void>
  putBadge(id: string, hash: string | null): Promise<void>
  pinHash(id: string): Promise<string | null>
  /** Whose badge has this hash. */
  byBadge(hash: string): Promise<PersonView | null>
}
