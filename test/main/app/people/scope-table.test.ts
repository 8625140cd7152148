import { type AnyContractProcedure, isContractProcedure } from '@orpc/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { authorise } from '../../../../main/app/people/authorise.ts'
import { ENTRIES } from '../../../../shared/contract/commands.ts'
import { contract } from '../../../../shared/contract/contract.ts'
import type { Grant } from '../../../../shared/domain/person.ts'
import { ROLES, roleAllows } from '../../../../shared/domain/role.ts'
import { QUERIES } from '../../../support/contract-queries.ts'
import { inputAt, openTwoSites, TWO_SITES } from '../../../support/two-sites.ts'
import type { Workroom } from '../../../support/workroom.ts'

let room: Workroom
beforeAll(async () => {
  room = await openTwoSites()
})
afterAll(() => room.close())

const CALLS = [...ENTRIES, ...QUERIES]

const HELD: readonly { held: string; grants: (role: Grant['role']) => readonly Grant[] }[] = [
  { held: 'at its own site', grants: (role) => [{ role, siteId: 'LILLE' }] },
  { held: 'at all sites', grants: (role) => [{ role, siteId: null }] },
  { held: 'nowhere', grants: () => [] },
]

/** What is expected is said again here, and not asked of the program. */
function mayMake(call: (typeof CALLS)[number], role: Grant['role'], held: string, site: string): boolean {
  if (call.role === 'anyone') return true
  if (held === 'nowhere' || !roleAllows(role, call.role)) return false
  if (held === 'at all sites' || call.scope === 'any-site') return true
  return call.scope !== 'every-site' && site === 'LILLE'
}

describe('every call of the contract x every role x its own and a foreign site', () => {
  it.each(CALLS.map((call) => ({ call, name: `${call.area}.${call.name}` })))('$name', async ({ call }) => {
    for (const role of ROLES)
      for (const { held, grants } of HELD)
        for (const site of TWO_SITES) {
          const session = {
            actor: 'Ana',
            role,
            language: 'en',
            personId: 'ana',
            grants: grants(role),
          } as const
          const asked = { ...call, input: inputAt(call.scope, site), confirmedBy: undefined }
          const answer = await authorise(room.room, session, asked)
          const want = mayMake(call, role, held, site)
          expect(answer.kind === 'allowed', `${role} ${held}, about ${site}`).toBe(want)
        }
  })

  it.each(
    CALLS.filter(({ scope }) => typeof scope !== 'string').map((call) => ({
      call,
      name: `${call.area}.${call.name}`,
    })),
  )(
    '$name about what does not exist, or about both sites, needs the role at all of them',
    async ({ call }) => {
      const session = {
        actor: 'Ana',
        role: 'manager',
        language: 'en',
        grants: [{ role: 'manager', siteId: 'LILLE' }],
      } as const
      const nothing = await authorise(room.room, session, { ...call, input: {}, confirmedBy: undefined })
      const isOptional = Object.keys(call.scope).every((subject) => subject === 'siteIfAny')
      expect(nothing.kind === 'allowed').toBe(isOptional)
      const both = Object.fromEntries(
        Object.entries(inputAt(call.scope, 'LILLE')).map(([field, value]) => [
          field,
          Array.isArray(value)
            ? [...value, ...([inputAt(call.scope, 'LYON')[field]].flat() as unknown[])]
            : value,
        ]),
      )
      const hasList = Object.values(both).some((value) => Array.isArray(value))
      const answer = await authorise(room.room, session, { ...call, input: both, confirmedBy: undefined })
      expect(answer.kind === 'allowed').toBe(!hasList)
    },
  )
})

describe('a scope', () => {
  const fields = CALLS.flatMap(({ area, name, kind, scope }) =>
    typeof scope === 'string' ? [] : Object.values(scope).map((path) => ({ area, name, kind, path })),
  )
  it.each(fields)('$area.$name: $path is a field of its input', ({ area, name, kind, path }) => {
    const calls: Readonly<Record<string, unknown>> = contract[area]
    const call = calls[name] as AnyContractProcedure
    expect(isContractProcedure(call)).toBe(true)
    const schema = z.toJSONSchema(call['~orpc'].inputSchema as unknown as z.ZodType, {
      unrepresentable: 'any',
      io: 'input',
    })
    const full = kind === 'query' ? path : `input.${path}`
    const found = full
      .split('.')
      .reduce<unknown>((at, key) => propertiesOf(at).find(([name]) => name === key)?.[1], schema)
    expect(found).toBeDefined()
  })
})

interface JsonSchema {
  readonly properties?: Readonly<Record<string, unknown>>
  readonly anyOf?: readonly unknown[]
  readonly allOf?: readonly unknown[]
}

/** Of an object, or of each of those that it may be. */
function propertiesOf(schema: unknown): readonly (readonly [string, unknown])[] {
  const { properties = {}, anyOf = [], allOf = [] } = (schema ?? {}) as JsonSchema
  return [...Object.entries(properties), ...[...anyOf, ...allOf].flatMap(propertiesOf)]
}
